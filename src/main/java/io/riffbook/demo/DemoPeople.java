package io.riffbook.demo;

import io.riffbook.access.EmailAddress;
import io.riffbook.access.Group;
import io.riffbook.access.GroupId;
import io.riffbook.access.Groups;
import io.riffbook.access.NewPassword;
import io.riffbook.access.People;
import io.riffbook.access.Person;
import io.riffbook.access.PersonDetails;
import io.riffbook.access.PersonException;
import io.riffbook.access.Viewer;
import io.riffbook.web.PageLimit;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The demo's people and their groups. A person is of the demo as long as they have an e-mail address of its file.
@Component
class DemoPeople {
    /// Everybody of the demo has it.
    static final String PASSWORD = "riffbook demo";

    private final Organisation organisation;
    private final People people;
    private final Groups groups;

    DemoPeople(DemoFiles files, People people, Groups groups) {
        this.organisation = files.organisation();
        this.people = people;
        this.groups = groups;
    }

    /// Whether Riffbook has nobody at all, of the demo or not.
    boolean isNobodyThere() {
        return people.list(Optional.empty(), new PageLimit(1)).total() == 0;
    }

    /// Those of the demo who can sign in.
    List<Person> active() {
        return present().stream().filter(Person::active).toList();
    }

    /// The same, by their keys in the demo's file.
    Map<String, Person> byKey() {
        Map<EmailAddress, Person> byEmail = active().stream()
                .collect(Collectors.toMap(person -> person.details().email(), Function.identity()));
        Map<String, Person> byKey = new HashMap<>();
        for (Organisation.Member member : organisation.people()) {
            Person person = byEmail.get(new EmailAddress(member.email()));
            if (person != null) {
                byKey.put(member.key(), person);
            }
        }
        return byKey;
    }

    /// Makes all of them, and their groups, in the caller's transaction.
    ///
    /// @return by their keys
    Map<String, Person> create() {
        Map<String, GroupId> teams = organisation.groups().stream().collect(Collectors.toMap(Organisation.Team::id,
                team -> groups.create(Viewer.SYSTEM, team.name()).id()));
        NewPassword password = new NewPassword(PASSWORD);
        Map<String, Person> created = new HashMap<>();
        for (Organisation.Member member : organisation.people()) {
            Set<GroupId> memberOf = member.groups().stream().map(teams::get).collect(Collectors.toSet());
            Person person = people.create(Viewer.SYSTEM, new PersonDetails(new EmailAddress(member.email()),
                    member.name(), Optional.empty(), Set.of(member.role()), memberOf));
            people.setPassword(Viewer.SYSTEM, person.id(), password);
            created.put(member.key(), person);
        }
        return created;
    }

    /// Whether somebody else could go on when they are gone.
    boolean isAnotherAdminThere() {
        return people.hasAdminWithPassword(present().stream().map(Person::id).toList());
    }

    /// Removes them, and their groups. Whoever owns content of somebody's own by now stays behind, inactive and without a
    /// password, and a group that somebody else is in by now stays too.
    ///
    /// @return how many people were removed or locked out
    int remove(Viewer viewer) {
        List<Person> leaving = active();
        for (Person person : leaving) {
            try {
                people.remove(viewer, person.id());
            } catch (PersonException _) {
                people.lockOut(viewer, person.id());
            }
        }
        for (Organisation.Team team : organisation.groups()) {
            groups.findByName(team.name()).map(Group::id).ifPresent(group -> groups.remove(viewer, group));
        }
        return leaving.size();
    }

    private List<Person> present() {
        return people.findAllByEmail(
                organisation.people().stream().map(member -> new EmailAddress(member.email())).toList());
    }
}
