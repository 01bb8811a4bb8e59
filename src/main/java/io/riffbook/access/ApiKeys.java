package io.riffbook.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.riffbook.audit.AuditLog;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The keys that programs sign in with. Every change is audited; a secret is shown once and stored only as its hash.
@Service
public class ApiKeys {
    /// How long a key works when nothing else is said.
    public static final Duration USUAL_LIFE = Duration.ofDays(365);
    /// How long a key may work at most.
    public static final Duration LONGEST_LIFE = Duration.ofDays(731);
    /// How many names may be looked up at once.
    public static final int BATCH = 1000;

    private static final String START = "rb_";
    private static final Pattern FORM = Pattern.compile(START + "[A-Za-z0-9_-]{43}");
    private static final int PREFIX_LENGTH = START.length() + 6;
    private static final int LONGEST_NAME = 200;
    /// A write with every request would cost more than the request.
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    /// A plug-in asks many times a second; a key's end may be heard of that much later.
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);
    private static final int MOST_KNOWN = 10_000;

    private final ApiKeyRows rows;
    private final AuditLog audit;
    private final Clock clock;
    /// By the hash of the secret.
    private final Cache<ByteBuffer, ApiKey> known;

    ApiKeys(ApiKeyRows rows, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
        this.known = Caffeine.newBuilder().maximumSize(MOST_KNOWN).expireAfterWrite(KNOWN_FOR)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis())).build();
    }

    /// A key just made, with the only copy of its secret. Not shown by `toString`.
    public record Created(ApiKey key, String secret) {
        @Override
        public String toString() {
            return "Created[" + key.id() + "]";
        }
    }

    /// Makes a key; who makes it becomes its creator.
    ///
    /// @param expiresAt absent: after [#USUAL_LIFE]
    /// @throws InvalidRequestException naming every bad field
    @Transactional
    public Created create(Viewer viewer, String name, Set<Scope> scopes, boolean mayActFor,
            Optional<Instant> expiresAt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant end = expiresAt.orElse(now.plus(USUAL_LIFE)).truncatedTo(ChronoUnit.MICROS);
        check(name, now, end);
        String secret = START + Secrets.next();
        ApiKey key = new ApiKey(ApiKeyId.next(), name.strip(), secret.substring(0, PREFIX_LENGTH), scopes, mayActFor,
                viewer.person(), now, end, Optional.empty(), Optional.empty());
        rows.insert(key, Secrets.hash(secret));
        audit.record(viewer.actor(), "created", "api-key", key.id().value(),
                Map.of("scopes", key.scopes(), "mayActFor", mayActFor, "expiresAt", end));
        return new Created(key, secret);
    }

    public Optional<ApiKey> find(ApiKeyId id) {
        return rows.find(id);
    }

    /// Their names, for display; ids of no key are left out.
    ///
    /// @param ids at most [#BATCH]
    public Map<ApiKeyId, String> names(Collection<ApiKeyId> ids) {
        if (ids.size() > BATCH) {
            throw new IllegalArgumentException("at most " + BATCH + " names at once");
        }
        return ids.isEmpty() ? Map.of() : rows.names(ids);
    }

    /// All keys, revoked and expired ones too, the newest first.
    public Page<ApiKey> list(Optional<Cursor> after, PageLimit limit) {
        return Page.of(rows.list(after.map(ApiKeys::id), limit), limit, rows.count(), ApiKeyRows::cursor);
    }

    /// Ends a key within a second; one that has ended stays so.
    ///
    /// @throws NotFoundException when there is no such key
    @Transactional
    public ApiKey revoke(Viewer viewer, ApiKeyId id) {
        if (rows.revoke(id, clock.instant())) {
            forgetAfterCommit(id);
            audit.record(viewer.actor(), "revoked", "api-key", id.value(), Map.of());
        }
        return rows.find(id).orElseThrow(() -> NotFoundException.of("API key", id));
    }

    /// The key with this secret, if it works at this moment. Notes the use, at most once a minute.
    public Optional<ApiKey> authenticate(String secret) {
        if (!FORM.matcher(secret).matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        byte[] hash = Secrets.hash(secret);
        Optional<ApiKey> found = find(hash).filter(key -> key.worksAt(now));
        found.filter(key -> key.lastUsedAt().map(last -> last.isBefore(now.minus(USE_NOTED_EVERY))).orElse(true))
                .ifPresent(key -> {
                    rows.used(key.id(), now, now.minus(USE_NOTED_EVERY));
                    known.invalidate(ByteBuffer.wrap(hash));
                });
        return found;
    }

    private void forgetAfterCommit(ApiKeyId id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.asMap().values().removeIf(key -> key.id().equals(id));
            }
        });
    }

    private Optional<ApiKey> find(byte[] hash) {
        ByteBuffer by = ByteBuffer.wrap(hash);
        Optional<ApiKey> last = Optional.ofNullable(known.getIfPresent(by));
        if (last.isPresent()) {
            return last;
        }
        Optional<ApiKey> found = rows.findByHash(hash);
        found.ifPresent(key -> known.put(by, key));
        return found;
    }

    private static void check(String name, Instant now, Instant end) {
        List<FieldFault> faults = new ArrayList<>();
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            faults.add(new FieldFault("/name", "must have 1 to " + LONGEST_NAME + " characters"));
        }
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST_LIFE))) {
            faults.add(new FieldFault("/expiresAt", "must be in the future, and at most two years from now"));
        }
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
    }

    private static UUID id(Cursor cursor) {
        try {
            return UUID.fromString(cursor.after());
        } catch (IllegalArgumentException _) {
            throw Cursor.unknown();
        }
    }
}
