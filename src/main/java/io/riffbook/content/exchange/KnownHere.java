package io.riffbook.content.exchange;

import io.riffbook.access.EmailAddress;
import io.riffbook.access.GroupId;
import io.riffbook.access.PersonId;
import io.riffbook.content.DeckId;
import io.riffbook.content.Passage;
import io.riffbook.content.PassageId;
import io.riffbook.storage.Sha256;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What some rows name, as far as it is known here.
///
/// @param groupsByName by their names in lower case
record KnownHere(Set<PersonId> people, Map<EmailAddress, PersonId> byEmail, Set<GroupId> groups,
        Map<String, GroupId> groupsByName, Set<DeckId> decks, Map<PassageId, Passage> passages, Set<Sha256> files) {

    /// The person, if they are known here; otherwise that is noted.
    Optional<PersonId> person(@Nullable PersonRef ref, String what, List<String> notes) {
        if (ref == null) {
            return Optional.empty();
        }
        UUID id = ref.id();
        Optional<PersonId> known = id == null
                ? Optional.empty()
                : Optional.of(new PersonId(id)).filter(people::contains);
        known = known.or(() -> email(ref.email()).map(byEmail::get));
        if (known.isEmpty()) {
            note(notes, what + ": nobody here is " + (ref.email() == null ? ref.id() : ref.email()));
        }
        return known;
    }

    /// The group under its id here. One that is unknown keeps its id, so that nobody but authors sees what is meant for it.
    GroupId group(Names.GroupRef ref, List<String> notes) {
        UUID id = ref.id();
        GroupId asWritten = new GroupId(id == null ? new UUID(0, 0) : id);
        if (id != null && groups.contains(asWritten)) {
            return asWritten;
        }
        String name = ref.name();
        GroupId byName = name == null ? null : groupsByName.get(name.strip().toLowerCase(Locale.ROOT));
        if (byName != null) {
            note(notes, "visibility: the group " + name + " is taken for the one of that name here");
            return byName;
        }
        note(notes, "visibility: there is no group " + (name == null ? id : name)
                + " here, so only those who author see it");
        return asWritten;
    }

    static Optional<EmailAddress> email(@Nullable String email) {
        try {
            return Optional.ofNullable(email).map(EmailAddress::new);
        } catch (InvalidRequestException _) {
            return Optional.empty();
        }
    }

    /// Notes are bounded, however much there is to say.
    static void note(List<String> notes, String note) {
        if (notes.size() < ImportResult.MOST_NOTES) {
            notes.add(note.length() <= ImportResult.LONGEST_NOTE
                    ? note
                    : note.substring(0, ImportResult.LONGEST_NOTE - 1) + "…");
        }
    }
}
