package io.riffbook.content.exchange;

import io.riffbook.access.EmailAddress;
import io.riffbook.access.Group;
import io.riffbook.access.GroupId;
import io.riffbook.access.Groups;
import io.riffbook.access.People;
import io.riffbook.access.Person;
import io.riffbook.access.PersonId;
import io.riffbook.content.DeckId;
import io.riffbook.content.PassageId;
import io.riffbook.content.StoredContent;
import io.riffbook.storage.AtOnce;
import io.riffbook.storage.ContentFiles;
import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.Sha256;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks up what rows name, for many rows with a few queries.
@Component
class Lookups {
    private final People people;
    private final Groups groups;
    private final StoredContent content;
    private final ObjectStore objects;

    Lookups(People people, Groups groups, StoredContent content, ObjectStore objects) {
        this.people = people;
        this.groups = groups;
        this.content = content;
        this.objects = objects;
    }

    KnownHere of(Collection<SnippetRow> rows, Collection<AuthoredRow> authored) {
        Set<PersonRef> named = rows.stream().flatMap(Lookups::people).filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        authored.stream().map(AuthoredRow::owner).filter(Objects::nonNull)
                .forEach(email -> named.add(new PersonRef(null, email)));
        Set<Names.GroupRef> closed = Stream.concat(rows.stream().map(SnippetRow::visibility),
                authored.stream().map(AuthoredRow::visibility)).filter(Objects::nonNull)
                .map(SnippetRow.VisibilityRow::groups).filter(Objects::nonNull).flatMap(List::stream)
                .collect(Collectors.toSet());
        Map<EmailAddress, PersonId> byEmail = byEmail(named);
        Set<GroupId> known = groups.existing(closed.stream().map(Names.GroupRef::id).filter(Objects::nonNull)
                .map(GroupId::new).collect(Collectors.toSet()));
        return new KnownHere(byId(named), byEmail, known, byName(closed, known),
                content.existingDecks(ids(rows.stream().map(SnippetRow::deck), DeckId::new)),
                content.existingPassages(ids(
                        rows.stream().flatMap(row -> row.revisions().stream()).map(SnippetRow.RevisionRow::passage),
                        PassageId::new)),
                files(rows));
    }

    /// The person, for a single row.
    KnownHere of(@Nullable PersonRef person) {
        Set<PersonRef> named = person == null ? Set.of() : Set.of(person);
        return new KnownHere(byId(named), byEmail(named), Set.of(), Map.of(), Set.of(), Map.of(), Set.of());
    }

    /// Whether the file is stored here.
    boolean isStored(Sha256 file) {
        return objects.stat(ContentFiles.key(file)).isPresent();
    }

    private static Stream<@Nullable PersonRef> people(SnippetRow row) {
        return Stream.concat(
                Stream.of(Optional.ofNullable(row.owner()), Optional.ofNullable(row.verifier()),
                        Optional.ofNullable(row.verified()).map(SnippetRow.VerifiedRow::by))
                        .flatMap(Optional::stream),
                row.revisions().stream().map(SnippetRow.RevisionRow::author));
    }

    private Set<PersonId> byId(Set<PersonRef> named) {
        List<PersonId> ids = List.copyOf(ids(named.stream().map(PersonRef::id), PersonId::new));
        Set<PersonId> found = new HashSet<>();
        for (int from = 0; from < ids.size(); from += People.BATCH) {
            found.addAll(people.names(ids.subList(from, Math.min(ids.size(), from + People.BATCH))).keySet());
        }
        return found;
    }

    private Map<EmailAddress, PersonId> byEmail(Set<PersonRef> named) {
        List<EmailAddress> emails = named.stream().map(PersonRef::email).map(KnownHere::email)
                .flatMap(Optional::stream).distinct().toList();
        Map<EmailAddress, PersonId> found = new HashMap<>();
        for (int from = 0; from < emails.size(); from += People.BATCH) {
            for (Person person : people
                    .findAllByEmail(emails.subList(from, Math.min(emails.size(), from + People.BATCH)))) {
                found.put(person.details().email(), person.id());
            }
        }
        return found;
    }

    /// Only those that are not known by their ids: a few, and the same again and again.
    private Map<String, GroupId> byName(Set<Names.GroupRef> closed, Set<GroupId> known) {
        Map<String, GroupId> found = new HashMap<>();
        for (Names.GroupRef ref : closed) {
            String name = ref.name();
            if (name != null && (ref.id() == null || !known.contains(new GroupId(ref.id())))) {
                groups.findByName(name).map(Group::id)
                        .ifPresent(id -> found.put(name.strip().toLowerCase(Locale.ROOT), id));
            }
        }
        return found;
    }

    private Set<Sha256> files(Collection<SnippetRow> rows) {
        List<Sha256> named = rows.stream().flatMap(row -> row.revisions().stream())
                .flatMap(revision -> FilesRow.files(revision.files()).all().stream()).distinct().toList();
        List<Boolean> stored = AtOnce.each(named, this::isStored);
        Set<Sha256> found = new HashSet<>();
        for (int i = 0; i < named.size(); i++) {
            if (stored.get(i)) {
                found.add(named.get(i));
            }
        }
        return found;
    }

    private static <T> Set<T> ids(Stream<@Nullable UUID> ids, Function<UUID, T> as) {
        Set<T> typed = new HashSet<>();
        ids.forEach(id -> {
            if (id != null) {
                typed.add(as.apply(id));
            }
        });
        return typed;
    }
}
