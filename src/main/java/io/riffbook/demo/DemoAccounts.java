package io.riffbook.demo;

import io.riffbook.access.Person;
import org.springframework.stereotype.Service;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// With which accounts somebody can try the demo.
@Service
public class DemoAccounts {
    /// One of each role is enough to choose from.
    private static final List<String> SHOWN = List.of("marketer1", "rep1", "analyst1", "admin1");

    private final DemoSettings settings;
    private final DemoPeople people;

    DemoAccounts(DemoSettings settings, DemoPeople people) {
        this.settings = settings;
        this.people = people;
    }

    /// One of the demo's people, to sign in as.
    ///
    /// @param role in a word
    public record Account(String role, String email) {}

    /// One account of each role; none when the demo is off or was removed.
    public List<Account> shown() {
        if (!settings.enabled()) {
            return List.of();
        }
        Map<String, Person> byKey = people.byKey();
        return SHOWN.stream().flatMap(key -> Optional.ofNullable(byKey.get(key)).stream()).map(person -> new Account(
                person.details().roles().iterator().next().word(), person.details().email().value())).toList();
    }

    /// The password of all of them.
    public String password() {
        return DemoPeople.PASSWORD;
    }
}
