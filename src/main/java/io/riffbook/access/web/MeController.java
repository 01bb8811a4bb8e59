package io.riffbook.access.web;

import io.riffbook.access.ApiKey;
import io.riffbook.access.GroupId;
import io.riffbook.access.Groups;
import io.riffbook.access.People;
import io.riffbook.access.Person;
import io.riffbook.access.PersonId;
import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.access.SignIn;
import io.riffbook.access.Viewer;
import io.riffbook.access.chain.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;
import java.util.UUID;

@RestController
class MeController {
    private final People people;
    private final Groups groups;

    MeController(People people, Groups groups) {
        this.people = people;
        this.groups = groups;
    }

    /// Who is asking.
    ///
    /// @param key absent for a person's session
    /// @param person absent for a key that acts for itself
    record Me(@Nullable KeySummary key, @Nullable PersonSummary person, List<Role> roles, List<GroupSummary> groups) {}

    record KeySummary(UUID id, String name, List<Scope> scopes) {}

    record PersonSummary(PersonId id, String name, String email) {}

    record GroupSummary(GroupId id, String name) {}

    @Operation(operationId = "getMe", summary = "Who is asking, and what they may")
    @GetMapping("/api/v1/me")
    Me me(Caller caller) {
        Viewer viewer = caller.viewer();
        Map<GroupId, String> names = groups.names(viewer.groups());
        List<GroupSummary> memberOf = PersonView.groups(viewer.groups()).stream()
                .map(id -> new GroupSummary(id, names.getOrDefault(id, ""))).toList();
        return switch (caller.proof()) {
            case Caller.Proof.Session(SignIn signIn) ->
                new Me(null, summary(signIn.person()), PersonView.sorted(viewer.roles()), memberOf);
            case Caller.Proof.Key(ApiKey key) ->
                new Me(new KeySummary(key.id().value(), key.name(), key.scopes().stream().sorted().toList()),
                        viewer.person().map(people::get).map(MeController::summary).orElse(null),
                        PersonView.sorted(viewer.roles()), memberOf);
        };
    }

    private static PersonSummary summary(Person person) {
        return new PersonSummary(person.id(), person.details().name(), person.details().email().value());
    }
}
