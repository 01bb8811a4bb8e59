package io.riffbook.content.web;

import io.riffbook.access.GroupId;
import io.riffbook.content.Visibility;
import io.riffbook.content.Visibility.Reach;
import io.riffbook.model.ContentType;

import java.util.Set;
import java.util.stream.Collectors;

/// Who may see a snippet, as forms say it.
final class VisibilityChoice {
    private VisibilityChoice() {}

    /// @param reach its word; empty: as suits the kind
    static Visibility visibility(String reach, Set<String> groups, ContentType type) {
        return new Visibility(reach.isEmpty() ? usual(type) : Reach.of(reach), ids(groups));
    }

    static Reach usual(ContentType type) {
        return type.customerFacing() ? Reach.CUSTOMER_FACING : Reach.INTERNAL;
    }

    static Set<GroupId> ids(Set<String> groups) {
        return groups.stream().map(group -> new GroupId(FormValues.id(group, "/visibility/groups")))
                .collect(Collectors.toSet());
    }
}
