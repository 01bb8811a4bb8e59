package io.riffbook.content.exchange;

import io.riffbook.access.EmailAddress;
import io.riffbook.access.GroupId;
import io.riffbook.access.PersonId;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// How the people and groups of some rows are called.
record Names(Map<PersonId, EmailAddress> people, Map<GroupId, String> groups) {

    @Nullable
    PersonRef person(Optional<PersonId> person) {
        return person.map(id -> new PersonRef(id.value(),
                Optional.ofNullable(people.get(id)).map(EmailAddress::value).orElse(null))).orElse(null);
    }

    List<GroupRef> groups(Set<GroupId> ids) {
        return ids.stream().map(GroupId::value).sorted().map(id -> new GroupRef(id, groups.get(new GroupId(id))))
                .toList();
    }

    /// A group as a row names it.
    record GroupRef(@Nullable UUID id, @Nullable String name) {}
}
