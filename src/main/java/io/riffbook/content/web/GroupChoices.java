package io.riffbook.content.web;

import io.riffbook.access.Group;
import io.riffbook.access.GroupId;
import io.riffbook.access.Groups;
import io.riffbook.web.PageLimit;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The groups to which a form can restrict a snippet.
@Component
class GroupChoices {
    private final Groups groups;

    GroupChoices(Groups groups) {
        this.groups = groups;
    }

    /// A group in a form.
    public record GroupChoice(String id, String name) {}

    /// The first groups by name, and each chosen one whatever comes: a group that the form left out would be taken off the
    /// snippet by saving, and more people would see it.
    List<GroupChoice> with(Set<GroupId> chosen) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Group group : groups.list(Optional.empty(), new PageLimit(PageLimit.MAXIMUM)).items()) {
            choices.put(group.id().toString(), group.name());
        }
        Map<GroupId, String> names = groups.names(chosen);
        chosen.forEach(id -> choices.putIfAbsent(id.toString(), names.getOrDefault(id, "A group that is gone")));
        return choices.entrySet().stream().map(choice -> new GroupChoice(choice.getKey(), choice.getValue())).toList();
    }

    List<String> names(Collection<GroupId> ids) {
        Map<GroupId, String> names = groups.names(ids);
        return ids.stream().map(id -> names.getOrDefault(id, "a group that is gone")).sorted().toList();
    }
}
