package io.riffbook.content.web;

import io.riffbook.access.People;
import io.riffbook.access.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The people to whom a form can give a snippet, and the names of those who have one.
@Component
public class PersonChoices {
    private static final String GONE = "somebody who is gone";

    private final People people;

    PersonChoices(People people) {
        this.people = people;
    }

    /// A person in a form.
    public record PersonChoice(String id, String name) {}

    /// Those who author, by name.
    public List<PersonChoice> authors() {
        return with(Set.of());
    }

    /// The same and each chosen one whatever comes: whom the form left out would lose the snippet by saving.
    List<PersonChoice> with(Set<PersonId> chosen) {
        Map<PersonId, String> choices = new LinkedHashMap<>(people.authors());
        Map<PersonId, String> names = people.names(chosen);
        chosen.forEach(id -> choices.putIfAbsent(id, names.getOrDefault(id, GONE)));
        return choices.entrySet().stream()
                .map(choice -> new PersonChoice(choice.getKey().toString(), choice.getValue())).toList();
    }

    /// The name, if there is anybody to name.
    @Nullable
    String name(Optional<PersonId> person) {
        return person.map(id -> names(Set.of(id)).get(id)).orElse(null);
    }

    /// Their names, for each of them.
    public Map<PersonId, String> names(Set<PersonId> ids) {
        Map<PersonId, String> names = people.names(ids);
        return ids.stream().collect(Collectors.toMap(id -> id, id -> names.getOrDefault(id, GONE)));
    }
}
