package io.riffbook.access.web;

import io.riffbook.access.PasswordResets;
import io.riffbook.access.PersonId;
import io.riffbook.access.ResetMail;
import io.riffbook.access.Viewer;
import io.riffbook.web.Idempotency;
import io.riffbook.web.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

@RestController
class PasswordResetController {
    private final PasswordResets resets;
    private final ResetMail mail;
    private final Idempotency idempotency;

    PasswordResetController(PasswordResets resets, ResetMail mail, Idempotency idempotency) {
        this.resets = resets;
        this.mail = mail;
        this.idempotency = idempotency;
    }

    /// Nothing but the request's name.
    record NewReset(@Nullable String clientId) {}

    /// What came of it.
    ///
    /// @param url of the one-time link; absent when it was mailed
    record Reset(@Nullable String url, @Nullable String mailedTo, Instant expiresAt) {
        @Override
        public String toString() {
            return "Reset[hidden]";
        }
    }

    @Operation(operationId = "resetPassword", summary = "Make a one-time link by which somebody chooses a new password", description = "Mailed to them when mail is set up; otherwise the answer holds it, this once.")
    @PostMapping("/api/v1/people/{id}/password-reset")
    ResponseEntity<?> create(Viewer viewer, @PathVariable UUID id,
            @RequestBody(required = false) @Nullable NewReset body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        String clientId = body == null ? null : body.clientId();
        ResponseEntity<?> made = idempotency.onceWithSecret(
                new Idempotency.Request(viewer.principal(), "POST /api/v1/people/password-reset",
                        IdempotencyKey.of(idempotencyKey, clientId), Map.of("person", id)),
                () -> ResponseEntity.status(HttpStatus.CREATED).body(resets.create(viewer, new PersonId(id))));
        // a repeat ends in an exception, so this link is new, and its transaction is over
        if (!(made.getBody() instanceof PasswordResets.Link link)) {
            throw new IllegalStateException("a new link has a body");
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(delivered(link));
    }

    private Reset delivered(PasswordResets.Link link) {
        if (!mail.isConfigured()) {
            return new Reset(link.url(), null, link.expiresAt());
        }
        mail.send(link);
        return new Reset(null, link.person().details().email().value(), link.expiresAt());
    }
}
