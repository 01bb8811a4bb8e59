package io.riffbook.access.web;

import io.riffbook.access.Group;
import io.riffbook.access.GroupId;
import io.riffbook.access.Groups;
import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

@RestController
@RequestMapping("/api/v1/groups")
class GroupsController {
    private final Groups groups;
    private final Idempotency idempotency;

    GroupsController(Groups groups, Idempotency idempotency) {
        this.groups = groups;
        this.idempotency = idempotency;
    }

    /// A group to add.
    record NewGroup(@Nullable String name, @Nullable String clientId) {
        String checkedName() {
            if (name == null) {
                throw InvalidRequestException.at(new FieldFault("/name", "is required"));
            }
            return name;
        }
    }

    @Operation(operationId = "listGroups", summary = "All groups, by name")
    @GetMapping
    Page<Group> list(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return groups.list(Cursor.decode(cursor), PageLimit.of(limit));
    }

    @Operation(operationId = "createGroup", summary = "Add a group")
    @PostMapping
    ResponseEntity<?> create(Viewer viewer, @RequestBody NewGroup body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        String name = body.checkedName();
        return idempotency.once(
                new Idempotency.Request(viewer.principal(), "POST /api/v1/groups",
                        IdempotencyKey.of(idempotencyKey, body.clientId()), body),
                () -> ResponseEntity.status(HttpStatus.CREATED).body(groups.create(viewer, name)));
    }

    @Operation(operationId = "addGroupMember", summary = "Make somebody a member; a member stays one")
    @PutMapping("/{id}/members/{personId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addMember(Viewer viewer, @PathVariable UUID id, @PathVariable UUID personId) {
        groups.addMember(viewer, new GroupId(id), new PersonId(personId));
    }

    @Operation(operationId = "removeGroupMember", summary = "Make sure that somebody is no member")
    @DeleteMapping("/{id}/members/{personId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeMember(Viewer viewer, @PathVariable UUID id, @PathVariable UUID personId) {
        groups.removeMember(viewer, new GroupId(id), new PersonId(personId));
    }
}
