package io.riffbook.access.chain;

import io.riffbook.access.ApiKey;
import io.riffbook.access.Scope;
import io.riffbook.access.SignIn;
import io.riffbook.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who sends the current request, proved. Made anew for each request and never stored, so that it can't be out of date.
public final class Caller extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Viewer viewer;
    private final transient Proof proof;

    /// How they proved it.
    public sealed interface Proof {
        /// By a session, which a password opened.
        record Session(SignIn signIn) implements Proof {}

        /// By an API key.
        record Key(ApiKey key) implements Proof {}
    }

    private Caller(Viewer viewer, Proof proof) {
        super(List.of());
        this.viewer = viewer;
        this.proof = proof;
        setAuthenticated(true);
    }

    static Caller person(SignIn signIn) {
        return new Caller(signIn.person().viewer(), new Proof.Session(signIn));
    }

    /// @param viewer the key itself, or the person for whom it acts
    static Caller key(ApiKey key, Viewer viewer) {
        return new Caller(viewer, new Proof.Key(key));
    }

    /// The caller, if the request has proved one.
    public static Optional<Caller> of(@Nullable Authentication authentication) {
        return authentication instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    public Viewer viewer() {
        return viewer;
    }

    public Proof proof() {
        return proof;
    }

    boolean isKey() {
        return proof instanceof Proof.Key;
    }

    boolean hasScope(Scope scope) {
        return proof instanceof Proof.Key(ApiKey key) && key.scopes().contains(scope);
    }

    Set<Scope> scopes() {
        return proof instanceof Proof.Key(ApiKey key) ? key.scopes() : Set.of();
    }

    boolean mustChangePassword() {
        return proof instanceof Proof.Session(SignIn signIn) && signIn.mustChangePassword();
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return viewer;
    }

    @Override
    public String getName() {
        return viewer.principal();
    }
}
