package io.riffbook.access;

import io.riffbook.audit.AuditLog;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Groups of people, for what only some may see. Every change is audited.
@Service
public class Groups {
    private static final int LONGEST = 200;

    private final GroupRows rows;
    private final PersonRows people;
    private final AuditLog audit;
    private final Clock clock;

    Groups(GroupRows rows, PersonRows people, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /// Adds a group without members.
    ///
    /// @throws PersonException when another group has the name, whatever its case
    @Transactional
    public Group create(Viewer viewer, String name) {
        Group group = new Group(GroupId.next(), checked(name), 0);
        try {
            rows.insert(group, clock.instant());
        } catch (DuplicateKeyException _) {
            throw PersonException.groupNameTaken();
        }
        audit.record(viewer.actor(), "created", "group", group.id().value(), Map.of("name", group.name()));
        return group;
    }

    public Optional<Group> find(GroupId id) {
        return rows.find(id);
    }

    /// By name, whatever its case.
    public Optional<Group> findByName(String name) {
        return rows.findByName(name.strip());
    }

    /// All groups, by name.
    public Page<Group> list(Optional<Cursor> after, PageLimit limit) {
        return Page.of(rows.list(after, limit), limit, rows.count(), group -> new Cursor(group.name()));
    }

    /// Their names, for display; ids of no group are left out.
    public Map<GroupId, String> names(Collection<GroupId> ids) {
        return ids.isEmpty() ? Map.of() : rows.names(ids);
    }

    /// Those of the ids that are groups.
    public Set<GroupId> existing(Collection<GroupId> ids) {
        return names(ids).keySet();
    }

    /// Makes somebody a member; a member stays one.
    ///
    /// @throws NotFoundException when there is no such group or person
    @Transactional
    public void addMember(Viewer viewer, GroupId group, PersonId person) {
        check(group, person);
        if (rows.addMember(group, person)) {
            people.touch(person);
            audit.record(viewer.actor(), "member-added", "group", group.value(), Map.of("person", person));
        }
    }

    /// Makes sure that somebody is no member.
    ///
    /// @throws NotFoundException when there is no such group or person
    @Transactional
    public void removeMember(Viewer viewer, GroupId group, PersonId person) {
        check(group, person);
        if (rows.removeMember(group, person)) {
            people.touch(person);
            audit.record(viewer.actor(), "member-removed", "group", group.value(), Map.of("person", person));
        }
    }

    /// Removes a group that nobody is a member of; one with members stays, and so does none.
    ///
    /// @return whether there was one to remove
    @Transactional
    public boolean remove(Viewer viewer, GroupId group) {
        people.lockChanges();
        boolean removed = rows.remove(group);
        if (removed) {
            audit.record(viewer.actor(), "removed", "group", group.value(), Map.of());
        }
        return removed;
    }

    private void check(GroupId group, PersonId person) {
        people.lockChanges();
        if (rows.find(group).isEmpty()) {
            throw NotFoundException.of("group", group);
        }
        if (people.find(person).isEmpty()) {
            throw NotFoundException.of("person", person);
        }
    }

    private static String checked(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            throw InvalidRequestException.at(new FieldFault("/name", "must have 1 to " + LONGEST + " characters"));
        }
        return stripped;
    }
}
