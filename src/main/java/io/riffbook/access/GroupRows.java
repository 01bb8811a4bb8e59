package io.riffbook.access;

import io.riffbook.web.Cursor;
import io.riffbook.web.PageLimit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Groups and who is in them, as they are stored.
@Repository
class GroupRows {
    private static final String SELECT = """
            select id, name, (select count(*) from group_member where group_id = people_group.id) as members
            from people_group\s""";
    private static final String INSERT = "insert into people_group (id, name, created_at) values (:id, :name, :createdAt)";
    private static final String ADD_MEMBER = """
            insert into group_member (group_id, person_id) values (:group, :person) on conflict do nothing""";
    private static final String REMOVE_MEMBER = """
            delete from group_member where group_id = :group and person_id = :person""";
    private static final String REMOVE = """
            delete from people_group
            where id = :id and not exists(select from group_member where group_id = people_group.id)""";

    private final JdbcClient db;

    GroupRows(JdbcClient db) {
        this.db = db;
    }

    Optional<Group> find(GroupId id) {
        return db.sql(SELECT + "where id = :id").param("id", id.value()).query(GroupRows::group).optional();
    }

    Optional<Group> findByName(String name) {
        return db.sql(SELECT + "where lower(name) = lower(:name)").param("name", name).query(GroupRows::group)
                .optional();
    }

    /// By name, one more than the limit.
    List<Group> list(Optional<Cursor> after, PageLimit limit) {
        return db.sql(SELECT + "where lower(name) > lower(:after) order by lower(name) limit :limit")
                .param("after", after.map(Cursor::after).orElse("")).param("limit", limit.value() + 1)
                .query(GroupRows::group).list();
    }

    long count() {
        return db.sql("select count(*) from people_group").query(Long.class).single();
    }

    Map<GroupId, String> names(Collection<GroupId> ids) {
        return db.sql(SELECT + "where id = any(:ids::uuid[])")
                .param("ids", ids.stream().map(GroupId::toString).toArray(String[]::new)).query(GroupRows::group)
                .list().stream().collect(Collectors.toMap(Group::id, Group::name));
    }

    void insert(Group group, Instant at) {
        db.sql(INSERT).param("id", group.id().value()).param("name", group.name())
                .param("createdAt", at.atOffset(ZoneOffset.UTC)).update();
    }

    boolean addMember(GroupId group, PersonId person) {
        return db.sql(ADD_MEMBER).param("group", group.value()).param("person", person.value()).update() > 0;
    }

    boolean removeMember(GroupId group, PersonId person) {
        return db.sql(REMOVE_MEMBER).param("group", group.value()).param("person", person.value()).update() > 0;
    }

    boolean remove(GroupId group) {
        return db.sql(REMOVE).param("id", group.value()).update() > 0;
    }

    private static Group group(ResultSet row, int rowNumber) throws SQLException {
        return new Group(new GroupId(row.getObject("id", UUID.class)), row.getString("name"), row.getLong("members"));
    }
}
