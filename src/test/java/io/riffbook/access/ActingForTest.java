package io.riffbook.access;

import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import io.riffbook.web.Version;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@RiffbookTest
class ActingForTest {
    @Autowired
    SignedIn signedIn;
    @Autowired
    People people;
    @Autowired
    ActingFor actingFor;
    @Autowired
    JdbcClient db;

    @Test
    void countsForThePersonNamedByAddressOrCrmUserId() {
        Person rep = withCrmUserId("user " + UUID.randomUUID());
        Api crm = signedIn.anonymous().withKey(signedIn.actingKey(Scope.SEARCH).secret());

        for (String name : List.of(rep.details().email().value().toUpperCase(Locale.ROOT),
                "crm:" + rep.details().crmUserId().orElseThrow())) {
            Api.Answer me = crm.with(ActingFor.HEADER, name).get("/api/v1/me");
            assertThat(me.json("/person/id")).isEqualTo(rep.id().toString());
            assertThat(me.json("/roles/0")).isEqualTo("rep");
            assertThat(me.json("/key/name")).startsWith("key-");
        }
    }

    @Test
    void needsAKeyThatMay() {
        Person rep = signedIn.person(Role.REP);
        Api.Answer answer = signedIn.withKey(Scope.SEARCH).with(ActingFor.HEADER, rep.details().email().value())
                .get("/api/v1/me");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("may-not-act-for");
    }

    @Test
    void needsSomebodyActive() {
        Person gone = signedIn.person(Role.REP);
        people.update(Viewer.SYSTEM, gone.id(), Version.FIRST, gone.details(), false);
        Api crm = signedIn.anonymous().withKey(signedIn.actingKey(Scope.SEARCH).secret());

        for (String name : List.of(gone.details().email().value(), "nobody@example.com", "crm:nobody", "crm:", "?")) {
            Api.Answer answer = crm.with(ActingFor.HEADER, name).get("/api/v1/me");
            assertThat(answer.status()).as(name).isEqualTo(422);
            assertThat(answer.problem()).isEqualTo("unknown-person");
        }
    }

    @Test
    void isBoundByThePersonsRoles() {
        Api key = signedIn.anonymous().withKey(signedIn.actingKey(Scope.PEOPLE_ADMIN).secret());
        assertThat(key.get("/api/v1/people").status()).isEqualTo(200);
        assertThat(key.with(ActingFor.HEADER, signedIn.person(Role.REP).details().email().value())
                .get("/api/v1/people").problem()).isEqualTo("forbidden");
        assertThat(key.with(ActingFor.HEADER, signedIn.person(Role.ADMIN).details().email().value())
                .get("/api/v1/people").status()).isEqualTo(200);
    }

    @Test
    void isAudited() {
        Person admin = signedIn.person(Role.ADMIN);
        ApiKeys.Created key = signedIn.actingKey(Scope.PEOPLE_ADMIN);
        Api.Answer made = signedIn.anonymous().withKey(key.secret())
                .with(ActingFor.HEADER, admin.details().email().value())
                .post("/api/v1/groups", Map.of("name", "group " + UUID.randomUUID()));

        assertThat(made.status()).isEqualTo(201);
        assertThat(db.sql("""
                select actor_kind || ' ' || actor_id || ' for ' || on_behalf_of from audit_entry
                where subject_id = :id""").param("id", UUID.fromString(made.json("/id"))).query(String.class).single())
                .isEqualTo("API_KEY " + key.key().id() + " for " + admin.id());
    }

    @Test
    void canBeSaidInTheBodyToo() {
        Person rep = withCrmUserId("user " + UUID.randomUUID());
        Person other = signedIn.person(Role.ANALYST);
        Viewer key = signedIn.actingKey(Scope.SEARCH).key().viewer();

        Viewer acting = actingFor.resolve(key, rep.details().email().value());
        assertThat(acting.person()).contains(rep.id());
        assertThat(acting.principal()).isNotEqualTo(key.principal());
        assertThat(actingFor.resolve(key, null)).isEqualTo(key);
        assertThat(actingFor.resolve(acting, "crm:" + rep.details().crmUserId().orElseThrow())).isEqualTo(acting);
        assertThatThrownBy(() -> actingFor.resolve(acting, other.details().email().value()))
                .isInstanceOf(ActingForException.class);
        assertThatThrownBy(() -> actingFor.resolve(rep.viewer(), other.details().email().value()))
                .isInstanceOf(ActingForException.class);
    }

    @Test
    void looksUpManyAtOnce() {
        Person rep = withCrmUserId("user " + UUID.randomUUID());
        String byCrm = "crm:" + rep.details().crmUserId().orElseThrow();
        String byEmail = rep.details().email().value();
        Map<String, ActingFor.Resolved> resolved = actingFor.resolveAll(signedIn.actingKey(Scope.SEARCH).key().viewer(),
                Set.of(byCrm, byEmail, "nobody@example.com", "a\u0000b@example.com", "crm:\u0000"));
        assertThat(resolved).containsOnlyKeys(byCrm, byEmail);
        assertThat(resolved.values()).allSatisfy(one -> assertThat(one).isInstanceOfSatisfying(
                ActingFor.Resolved.Allowed.class, it -> assertThat(it.viewer().person()).contains(rep.id())));
    }

    @Test
    void refusesOnlyThoseOfManyForWhomItMayNotAct() {
        String rep = signedIn.person(Role.REP).details().email().value();
        String marketer = signedIn.person(Role.MARKETER).details().email().value();
        Viewer key = signedIn.actingKey(Scope.SEARCH).key().viewer();
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(AccessRule.ATTRIBUTE,
                AccessRule.api(HttpMethod.POST, "/things", AccessRule.AUTHORS, Scope.SEARCH));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            Map<String, ActingFor.Resolved> resolved = actingFor.resolveAll(key, Set.of(rep, marketer));
            assertThat(resolved.get(marketer)).isInstanceOf(ActingFor.Resolved.Allowed.class);
            assertThat(resolved.get(rep)).isInstanceOfSatisfying(ActingFor.Resolved.Refused.class,
                    it -> assertThat(it.reason().problem().slug()).isEqualTo("forbidden"));
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    @Test
    void knowsNobodyWhoseNameHasControlCharacters() {
        Viewer key = signedIn.actingKey(Scope.SEARCH).key().viewer();
        for (String name : List.of("a\u0000b@example.com", "crm:a\u0000b")) {
            assertThatThrownBy(() -> actingFor.resolve(key, name)).isInstanceOfSatisfying(ActingForException.class,
                    refused -> assertThat(refused.problem().slug()).isEqualTo("unknown-person"));
        }
    }

    private Person withCrmUserId(String id) {
        return people.create(Viewer.SYSTEM, new PersonDetails(new EmailAddress(UUID.randomUUID() + "@example.com"),
                "Somebody", Optional.of(id), Set.of(Role.REP), Set.of()));
    }
}
