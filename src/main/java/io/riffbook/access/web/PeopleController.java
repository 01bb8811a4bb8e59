package io.riffbook.access.web;

import io.riffbook.access.EmailAddress;
import io.riffbook.access.Erasure;
import io.riffbook.access.GroupId;
import io.riffbook.access.People;
import io.riffbook.access.Person;
import io.riffbook.access.PersonDetails;
import io.riffbook.access.PersonId;
import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.MergePatch;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/v1/people")
class PeopleController {
    private final People people;
    private final Erasure erasure;
    private final Idempotency idempotency;
    private final JsonMapper json;

    PeopleController(People people, Erasure erasure, Idempotency idempotency, JsonMapper json) {
        this.people = people;
        this.erasure = erasure;
        this.idempotency = idempotency;
        this.json = json;
    }

    /// A person to add.
    record NewPerson(@Nullable String email, @Nullable String name, @Nullable String crmUserId,
            @Nullable Set<Role> roles, @Nullable Set<GroupId> groups, @Nullable String clientId) {
        PersonDetails details() {
            return PeopleController.details(email, name, crmUserId, roles, groups);
        }
    }

    /// What a patch may change.
    record EditablePerson(@Nullable String email, @Nullable String name, @Nullable String crmUserId,
            @Nullable Set<Role> roles, @Nullable Set<GroupId> groups, @Nullable Boolean active) {
        static EditablePerson of(Person person) {
            PersonDetails details = person.details();
            return new EditablePerson(details.email().value(), details.name(), details.crmUserId().orElse(null),
                    details.roles(), details.groups(), person.active());
        }

        PersonDetails details() {
            return PeopleController.details(email, name, crmUserId, roles, groups);
        }

        boolean checkedActive() {
            if (active == null) {
                throw InvalidRequestException.at(new FieldFault("/active", "must be true or false"));
            }
            return active;
        }
    }

    @Operation(operationId = "listPeople", summary = "Everybody, by e-mail address")
    @GetMapping
    Page<PersonView> list(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return people.list(Cursor.decode(cursor), PageLimit.of(limit)).map(PersonView::of);
    }

    @Operation(operationId = "getPerson", summary = "One person")
    @GetMapping("/{id}")
    ResponseEntity<PersonView> get(@PathVariable UUID id) {
        return PersonView.answer(people.get(new PersonId(id)));
    }

    @Operation(operationId = "createPerson", summary = "Add somebody, who gets in by a password-reset link")
    @PostMapping
    ResponseEntity<?> create(Viewer viewer, @RequestBody NewPerson body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        PersonDetails details = body.details();
        return idempotency.once(
                new Idempotency.Request(viewer.principal(), "POST /api/v1/people",
                        IdempotencyKey.of(idempotencyKey, body.clientId()), body),
                () -> {
                    Person person = people.create(viewer, details);
                    return ResponseEntity.created(URI.create("/api/v1/people/" + person.id()))
                            .eTag(person.version().etag()).body(PersonView.of(person));
                });
    }

    @Operation(operationId = "updatePerson", summary = "Change somebody, by JSON Merge Patch", description = "A change of roles or e-mail address, and active: false, ends all their sessions at once.")
    @PatchMapping(path = "/{id}", consumes = {"application/merge-patch+json", "application/json"})
    ResponseEntity<PersonView> update(Viewer viewer, @PathVariable UUID id, @RequestBody ObjectNode patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Version expected = Version.expected(ifMatch, version(patch));
        Person current = people.get(new PersonId(id));
        EditablePerson changed = MergePatch.apply(json, EditablePerson.of(current), patch, EditablePerson.class);
        return PersonView.answer(
                people.update(viewer, current.id(), expected, changed.details(), changed.checkedActive()));
    }

    @Operation(operationId = "erasePerson", summary = "Erase somebody for good", description = "Empties name, e-mail address, CRM user id, sign-in, groups and what they wrote into feedback and searches. What they did stays under an id from which nothing leads back. Can't be undone.")
    @PostMapping("/{id}/erase")
    ResponseEntity<PersonView> erase(Viewer viewer, @PathVariable UUID id) {
        return PersonView.answer(erasure.erase(viewer, new PersonId(id)));
    }

    /// Takes the twin of If-Match out of the patch, since it is no field of the person.
    private static @Nullable Long version(ObjectNode patch) {
        JsonNode version = patch.remove("version");
        if (version == null) {
            return null;
        }
        if (!version.isIntegralNumber() || !version.canConvertToLong()) {
            throw InvalidRequestException.at(new FieldFault("/version", "must be a version of at least 1"));
        }
        return version.asLong();
    }

    private static PersonDetails details(@Nullable String email, @Nullable String name, @Nullable String crmUserId,
            @Nullable Set<Role> roles, @Nullable Set<GroupId> groups) {
        List<FieldFault> missing = new ArrayList<>();
        if (email == null) {
            missing.add(new FieldFault("/email", "is required"));
        }
        if (name == null) {
            missing.add(new FieldFault("/name", "is required"));
        }
        if (roles == null) {
            missing.add(new FieldFault("/roles", "is required"));
        }
        if (email == null || name == null || roles == null) {
            throw InvalidRequestException.at(missing);
        }
        return new PersonDetails(new EmailAddress(email), name, Optional.ofNullable(crmUserId), roles,
                groups == null ? Set.of() : groups);
    }
}
