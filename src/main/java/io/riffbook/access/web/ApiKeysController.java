package io.riffbook.access.web;

import io.riffbook.access.ApiKey;
import io.riffbook.access.ApiKeyId;
import io.riffbook.access.ApiKeys;
import io.riffbook.access.PersonId;
import io.riffbook.access.Scope;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@RestController
@RequestMapping("/api/v1/api-keys")
class ApiKeysController {
    private final ApiKeys keys;
    private final Idempotency idempotency;

    ApiKeysController(ApiKeys keys, Idempotency idempotency) {
        this.keys = keys;
        this.idempotency = idempotency;
    }

    /// A key to make.
    record NewKey(@Nullable String name, @Nullable Set<Scope> scopes, @Nullable Boolean mayActFor,
            @Nullable Instant expiresAt, @Nullable String clientId) {}

    /// A key, as the API shows it.
    record KeyView(ApiKeyId id, String name, String prefix, List<Scope> scopes, boolean mayActFor,
            @Nullable PersonId createdBy, Instant createdAt, Instant expiresAt, @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {
        static KeyView of(ApiKey key) {
            return new KeyView(key.id(), key.name(), key.prefix(), key.scopes().stream().sorted().toList(),
                    key.mayActFor(), key.createdBy().orElse(null), key.createdAt(), key.expiresAt(),
                    key.revokedAt().orElse(null), key.lastUsedAt().orElse(null));
        }
    }

    /// A new key with its secret, which is shown only now.
    record CreatedKey(KeyView key, String secret) {
        @Override
        public String toString() {
            return "CreatedKey[" + key.id() + "]";
        }
    }

    @Operation(operationId = "listApiKeys", summary = "All keys, the newest first; never their secrets")
    @GetMapping
    Page<KeyView> list(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return keys.list(Cursor.decode(cursor), PageLimit.of(limit)).map(KeyView::of);
    }

    @Operation(operationId = "createApiKey", summary = "Make a key; the answer holds its secret, this once")
    @PostMapping
    ResponseEntity<?> create(Viewer viewer, @RequestBody NewKey body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        String name = body.name();
        Set<Scope> scopes = body.scopes();
        if (name == null || scopes == null) {
            throw missing(name, scopes);
        }
        return idempotency.onceWithSecret(
                new Idempotency.Request(viewer.principal(), "POST /api/v1/api-keys",
                        IdempotencyKey.of(idempotencyKey, body.clientId()), body),
                () -> {
                    ApiKeys.Created created = keys.create(viewer, name, scopes, Boolean.TRUE.equals(body.mayActFor()),
                            Optional.ofNullable(body.expiresAt()));
                    return ResponseEntity.status(HttpStatus.CREATED)
                            .body(new CreatedKey(KeyView.of(created.key()), created.secret()));
                });
    }

    @Operation(operationId = "revokeApiKey", summary = "End a key at once; one that has ended stays so")
    @PostMapping("/{id}/revoke")
    KeyView revoke(Viewer viewer, @PathVariable UUID id) {
        return KeyView.of(keys.revoke(viewer, new ApiKeyId(id)));
    }

    private static InvalidRequestException missing(@Nullable String name, @Nullable Set<Scope> scopes) {
        List<FieldFault> faults = new ArrayList<>();
        if (name == null) {
            faults.add(new FieldFault("/name", "is required"));
        }
        if (scopes == null) {
            faults.add(
                    new FieldFault("/scopes", "is required; an empty list makes a key that may read only /api/v1/me"));
        }
        return InvalidRequestException.at(faults);
    }
}
