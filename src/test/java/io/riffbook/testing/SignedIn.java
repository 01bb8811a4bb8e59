package io.riffbook.testing;

import io.riffbook.access.ApiKeys;
import io.riffbook.access.NewPassword;
import io.riffbook.access.People;
import io.riffbook.access.Person;
import io.riffbook.access.PersonDetails;
import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.access.Viewer;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Makes people and keys for tests, and signs them in over HTTP. Every [RiffbookTest] can have it injected.
@TestComponent
public class SignedIn {
    /// Every person of the tests has it.
    public static final String PASSWORD = "a password for tests only";

    private final People people;
    private final ApiKeys keys;
    private final Environment environment;

    SignedIn(People people, ApiKeys keys, Environment environment) {
        this.people = people;
        this.keys = keys;
        this.environment = environment;
    }

    /// Somebody new with these roles and [#PASSWORD].
    public Person person(Role... roles) {
        String name = "person-" + UUID.randomUUID();
        Person person = people.create(Viewer.SYSTEM, PersonDetails.of(name + "@example.com", name, Set.of(roles)));
        people.setPassword(Viewer.SYSTEM, person.id(), new NewPassword(PASSWORD));
        return person;
    }

    /// A new key with these scopes.
    public ApiKeys.Created key(Scope... scopes) {
        return keys.create(Viewer.SYSTEM, "key-" + UUID.randomUUID(), Set.of(scopes), false, Optional.empty());
    }

    /// A new key with these scopes that may act for people.
    public ApiKeys.Created actingKey(Scope... scopes) {
        return keys.create(Viewer.SYSTEM, "key-" + UUID.randomUUID(), Set.of(scopes), true, Optional.empty());
    }

    /// Nobody in particular.
    public Api anonymous() {
        return Api.anonymous(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    /// A program with a new key that has these scopes.
    public Api withKey(Scope... scopes) {
        return anonymous().withKey(key(scopes).secret());
    }

    /// Somebody new with these roles, signed in with a session.
    public Api as(Role... roles) {
        return as(person(roles));
    }

    /// The person, signed in with a session, and sending its CSRF token with every request.
    public Api as(Person person) {
        return as(person.details().email().value(), PASSWORD);
    }

    /// Whoever has that password, signed in with a session, and sending its CSRF token with every request.
    public Api as(String email, String password) {
        Api browser = anonymous();
        Api.Answer answer = signIn(browser, email, password);
        if (answer.status() != 302 || answer.header("Location").contains("sign-in")) {
            throw new AssertionError("could not sign in: " + answer.status() + " " + answer.header("Location"));
        }
        return browser.with("X-CSRF-TOKEN", browser.asBrowser().get("/password").hidden("_csrf"));
    }

    /// Fills the sign-in form in, as a browser without scripts does.
    public static Api.Answer signIn(Api browser, String email, String password) {
        Api pages = browser.asBrowser();
        String token = pages.get("/sign-in").hidden("_csrf");
        return pages.postForm("/sign-in", Map.of("email", email, "password", password, "_csrf", token));
    }
}
