package io.riffbook.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Makes requests that create or record something safe to repeat.
///
/// The key, the request's hash and the answer are committed in one transaction with the effect, so there is no moment at which
/// one exists without the other. A repeat gets the first answer, with `Idempotency-Replayed: true`; the same key with other
/// content is refused with 422; a repeat while the first runs with 409. A request that failed left nothing and may be repeated.
/// Keys belong to a principal and a route, and expire after [#KEPT_HOURS].
@Component
public class Idempotency {
    public static final int KEPT_HOURS = 48;
    private static final int MOST_ATTEMPTS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);

    private final IdempotentAnswers answers;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final ObjectWriter sorted;

    Idempotency(IdempotentAnswers answers, TransactionTemplate transaction, JsonMapper json) {
        this.answers = answers;
        this.transaction = transaction;
        this.json = json;
        // Some clients write the members of an object in another order each time.
        this.sorted = json.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /// One request, as far as repeats of it are concerned.
    ///
    /// @param principal who sends it
    /// @param route which operation, such as `POST /api/v1/snippets`
    /// @param content what the request says; compared by the hash of its JSON
    public record Request(String principal, String route, Optional<IdempotencyKey> key, Object content) {}

    /// Forgets every answer of or about somebody, in the caller's transaction. A request that is sent again afterwards runs again.
    ///
    /// @param names by which principals, requests and answers name them
    public void forgetAbout(List<String> names) {
        answers.forgetAbout(names);
    }

    /// Runs an effect that only touches the database; again, a few times, if it was broken off for waiting in a circle with others.
    public <T> ResponseEntity<?> once(Request request, Supplier<ResponseEntity<T>> effect) {
        return once(request, () -> Boolean.TRUE, _ -> effect.get());
    }

    /// Runs an effect whose answer holds a secret: the answer isn't kept, and a repeat is refused with 409.
    public <T> ResponseEntity<?> onceWithSecret(Request request, Supplier<ResponseEntity<T>> effect) {
        return run(request, () -> Boolean.TRUE, _ -> effect.get(), false);
    }

    /// Runs an effect in two steps, so that no transaction is open while objects are written.
    ///
    /// @param prepare writes immutable objects; runs outside the transaction, and in a race perhaps in vain
    /// @param commit points at them from the database, inside the transaction; run again, a few times, if that was broken off for
    /// waiting in a circle with others
    public <P, T> ResponseEntity<?> once(Request request, Supplier<P> prepare,
            Function<P, ResponseEntity<T>> commit) {
        return run(request, prepare, commit, true);
    }

    private <P, T> ResponseEntity<?> run(Request request, Supplier<P> prepare, Function<P, ResponseEntity<T>> commit,
            boolean keepAnswer) {
        if (request.key().isEmpty()) {
            P prepared = prepare.get();
            return inTransaction(() -> commit.apply(prepared));
        }
        Slot slot = new Slot(request.principal(), request.route(), request.key().get());
        String hash = hash(request.content());
        Optional<ResponseEntity<?>> earlier = replay(slot, hash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        P prepared = prepare.get();
        return inTransaction(() -> {
            if (!answers.tryLock(slot)) {
                throw IdempotencyException.stillRunning();
            }
            return replay(slot, hash).orElseGet(() -> {
                ResponseEntity<T> answer = commit.apply(prepared);
                answers.keep(slot, hash, keepAnswer ? kept(answer) : Answer.WITHHELD);
                return answer;
            });
        });
    }

    /// Of two that wait for each other, PostgreSQL breaks one off; it left nothing, and is done again.
    private ResponseEntity<?> inTransaction(Supplier<ResponseEntity<?>> work) {
        for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            try {
                return attempt(work);
            } catch (PessimisticLockingFailureException e) {
                LOG.info("Broken off in attempt {}, and done again: {}", attempt, e.getMessage());
            }
        }
        return attempt(work);
    }

    private ResponseEntity<?> attempt(Supplier<ResponseEntity<?>> work) {
        ResponseEntity<?> answer = transaction.execute(_ -> work.get());
        if (answer == null) {
            throw new IllegalStateException("an effect must have an answer");
        }
        return answer;
    }

    private Optional<ResponseEntity<?>> replay(Slot slot, String hash) {
        return answers.find(slot).map(first -> {
            if (!first.requestHash().equals(hash)) {
                throw IdempotencyException.usedForOtherContent();
            }
            if (first.answer().status() == Answer.WITHHELD.status()) {
                throw IdempotencyException.answerHeldASecret();
            }
            return first.answer().replayed();
        });
    }

    private Answer kept(ResponseEntity<?> answer) {
        Object body = answer.getBody();
        return new Answer(answer.getStatusCode().value(), body == null ? "" : json.writeValueAsString(body),
                Optional.ofNullable(answer.getHeaders().getFirst(HttpHeaders.LOCATION)),
                Optional.ofNullable(answer.getHeaders().getETag()));
    }

    private String hash(Object content) {
        try {
            byte[] bytes = sorted.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    record Slot(String principal, String route, IdempotencyKey key) {
        String lockName() {
            return principal + '\n' + route + '\n' + key.value();
        }
    }

    record Answer(int status, String body, Optional<String> location, Optional<String> etag) {
        static final Answer WITHHELD = new Answer(0, "", Optional.empty(), Optional.empty());

        ResponseEntity<?> replayed() {
            ResponseEntity.BodyBuilder response = ResponseEntity.status(status).header("Idempotency-Replayed", "true");
            location.ifPresent(value -> response.header(HttpHeaders.LOCATION, value));
            etag.ifPresent(response::eTag);
            return body.isEmpty()
                    ? response.build()
                    : response.contentType(MediaType.APPLICATION_JSON)
                            .body(body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
