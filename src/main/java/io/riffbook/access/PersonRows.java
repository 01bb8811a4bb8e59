package io.riffbook.access;

import io.riffbook.web.Cursor;
import io.riffbook.web.PageLimit;
import io.riffbook.web.Version;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// People, as they are stored.
@Repository
class PersonRows {
    private static final String SELECT = """
            select id, email, name, crm_user_id, roles, active, version, created_at,
                   array(select group_id from group_member where person_id = person.id) as groups
            from person\s""";
    private static final String INSERT = """
            insert into person (id, email, name, crm_user_id, roles, active, version, created_at)
            values (:id, :email, :name, :crmUserId, :roles, :active, :version, :createdAt)""";
    private static final String UPDATE = """
            update person set email = :email, name = :name, crm_user_id = :crmUserId, roles = :roles, active = :active,
                version = :version, session_epoch = session_epoch + case when :endsSessions then 1 else 0 end
            where id = :id""";
    private static final String LEAVE_GROUPS = "delete from group_member where person_id = :person";
    private static final String JOIN_GROUPS = """
            insert into group_member (group_id, person_id)
            select id, :person from people_group where id = any(:groups::uuid[])""";
    /// Serialises changes of people, so that two admins can't remove each other at the same moment.
    private static final String LOCK_CHANGES = "select pg_advisory_xact_lock(hashtextextended('riffbook.people', 0))";
    private static final String OTHER_ADMINS = """
            select exists(select from person where active and 'ADMIN' = any(roles) and id <> :id)""";
    private static final String OTHER_ADMINS_WITH_PASSWORD = """
            select exists(select from person
                where active and 'ADMIN' = any(roles) and password_hash is not null and id <> all(:apart::uuid[]))""";
    private static final String DELETE = "delete from person where id = :id";
    private static final String LOCK_OUT = """
            update person set active = false, password_hash = null, must_change_password = false,
                version = version + 1, session_epoch = session_epoch + 1
            where id = :id""";
    private static final String ERASE = """
            update person set email = :pseudonym, name = 'Erased person', crm_user_id = null, active = false,
                password_hash = null, must_change_password = false, version = version + 1,
                session_epoch = session_epoch + 1, erased_at = :now
            where id = :id""";
    private static final String END_RESETS = "delete from password_reset where person_id = :person";
    private static final String IS_ERASED = """
            select exists(select from person where id = :id and erased_at is not null)""";
    private static final String NAMES = "select id, name from person where id = any(:ids::uuid[])";
    private static final String WITH_ROLES = """
            select id, name from person where active and roles && :roles::text[] order by lower(name), id limit :limit""";
    private static final String EMAILS = "select id, email from person where id = any(:ids::uuid[])";
    private static final String TOUCH = "update person set version = version + 1 where id = :id";

    private final JdbcClient db;

    PersonRows(JdbcClient db) {
        this.db = db;
    }

    Optional<Person> find(PersonId id) {
        return db.sql(SELECT + "where id = :id").param("id", id.value()).query(PersonRows::person).optional();
    }

    Optional<Person> findByEmail(EmailAddress email) {
        return db.sql(SELECT + "where email = :email").param("email", email.value()).query(PersonRows::person)
                .optional();
    }

    Optional<Person> findByCrmUserId(String crmUserId) {
        return db.sql(SELECT + "where crm_user_id = :id").param("id", crmUserId).query(PersonRows::person).optional();
    }

    List<Person> findAll(Collection<String> emails, Collection<String> crmUserIds) {
        return db.sql(SELECT + "where email = any(:emails) or crm_user_id = any(:crmUserIds)")
                .param("emails", emails.toArray(String[]::new)).param("crmUserIds", crmUserIds.toArray(String[]::new))
                .query(PersonRows::person).list();
    }

    List<Person> findAll(Collection<PersonId> ids) {
        return db.sql(SELECT + "where id = any(:ids::uuid[])")
                .param("ids", ids.stream().map(PersonId::toString).toArray(String[]::new)).query(PersonRows::person)
                .list();
    }

    /// By e-mail, one more than the limit.
    List<Person> list(Optional<Cursor> after, PageLimit limit) {
        return db.sql(SELECT + "where email > :after order by email limit :limit")
                .param("after", after.map(Cursor::after).orElse("")).param("limit", limit.value() + 1)
                .query(PersonRows::person).list();
    }

    long count() {
        return db.sql("select count(*) from person").query(Long.class).single();
    }

    Map<PersonId, String> names(Collection<PersonId> ids) {
        return named(db.sql(NAMES).param("ids", ids.stream().map(PersonId::toString).toArray(String[]::new)));
    }

    /// The active ones with any of these roles, by name.
    Map<PersonId, String> withRoles(Set<Role> roles, int limit) {
        return named(db.sql(WITH_ROLES).param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .param("limit", limit));
    }

    private static Map<PersonId, String> named(JdbcClient.StatementSpec query) {
        record Named(PersonId id, String name) {}
        return query
                .query((row, _) -> new Named(new PersonId(row.getObject("id", UUID.class)), row.getString("name")))
                .list().stream()
                .collect(Collectors.toMap(Named::id, Named::name, (one, _) -> one, LinkedHashMap::new));
    }

    Map<PersonId, EmailAddress> emails(Collection<PersonId> ids) {
        record Addressed(PersonId id, EmailAddress email) {}
        return db.sql(EMAILS).param("ids", ids.stream().map(PersonId::toString).toArray(String[]::new))
                .query((row, _) -> new Addressed(new PersonId(row.getObject("id", UUID.class)),
                        new EmailAddress(row.getString("email"))))
                .list().stream().collect(Collectors.toMap(Addressed::id, Addressed::email));
    }

    void insert(Person person) {
        bind(db.sql(INSERT), person).param("createdAt", person.createdAt().atOffset(ZoneOffset.UTC)).update();
        joinGroups(person.id(), person.details().groups());
    }

    void update(Person person, boolean endsSessions) {
        bind(db.sql(UPDATE), person).param("endsSessions", endsSessions).update();
        db.sql(LEAVE_GROUPS).param("person", person.id().value()).update();
        joinGroups(person.id(), person.details().groups());
    }

    /// Moves the version on, because something that its ETag covers changed elsewhere.
    void touch(PersonId id) {
        db.sql(TOUCH).param("id", id.value()).update();
    }

    void lockChanges() {
        db.sql(LOCK_CHANGES).query((_, _) -> Boolean.TRUE).single();
    }

    boolean hasAdminOtherThan(PersonId id) {
        return db.sql(OTHER_ADMINS).param("id", id.value()).query(Boolean.class).single();
    }

    boolean hasAdminWithPassword(Collection<PersonId> apart) {
        return db.sql(OTHER_ADMINS_WITH_PASSWORD)
                .param("apart", apart.stream().map(PersonId::toString).toArray(String[]::new)).query(Boolean.class)
                .single();
    }

    void delete(PersonId id) {
        db.sql(DELETE).param("id", id.value()).update();
    }

    void lockOut(PersonId id) {
        db.sql(LOCK_OUT).param("id", id.value()).update();
    }

    /// Empties everything that says who it was.
    void erase(LeavingPerson person, Instant now) {
        db.sql(ERASE).param("id", person.id().value()).param("pseudonym", person.pseudonym().value())
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
        db.sql(LEAVE_GROUPS).param("person", person.id().value()).update();
        db.sql(END_RESETS).param("person", person.id().value()).update();
    }

    boolean isErased(PersonId id) {
        return db.sql(IS_ERASED).param("id", id.value()).query(Boolean.class).single();
    }

    private void joinGroups(PersonId person, Set<GroupId> groups) {
        if (groups.isEmpty()) {
            return;
        }
        int joined = db.sql(JOIN_GROUPS).param("person", person.value())
                .param("groups", groups.stream().map(GroupId::toString).toArray(String[]::new)).update();
        if (joined != groups.size()) {
            throw PersonException.unknownGroup();
        }
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Person person) {
        PersonDetails details = person.details();
        return statement.param("id", person.id().value())
                .param("email", details.email().value()).param("name", details.name())
                .param("crmUserId", details.crmUserId().orElse(null))
                .param("roles", details.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                .param("active", person.active()).param("version", person.version().number());
    }

    static Person person(ResultSet row, int rowNumber) throws SQLException {
        Set<Role> roles = Arrays.stream((String[]) row.getArray("roles").getArray()).map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        Set<GroupId> groups = Arrays.stream((UUID[]) row.getArray("groups").getArray()).map(GroupId::new)
                .collect(Collectors.toUnmodifiableSet());
        PersonDetails details = new PersonDetails(new EmailAddress(row.getString("email")), row.getString("name"),
                Optional.ofNullable(row.getString("crm_user_id")), roles, groups);
        return new Person(new PersonId(row.getObject("id", UUID.class)), details, row.getBoolean("active"),
                new Version(row.getLong("version")), row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
