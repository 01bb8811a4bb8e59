package io.riffbook.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Slows guessing down: so many attempts an e-mail address, and so many a network address, within a window that starts with the
/// first of them. Counts e-mail addresses of nobody too, so it doesn't tell who exists. Each node counts for itself.
@Component
class SignInThrottle {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_EMAIL = 10;
    static final int PER_ADDRESS = 100;
    private static final int MOST_KEPT = 50_000;

    private final Cache<String, AtomicInteger> byEmail;
    private final Cache<String, AtomicInteger> byAddress;

    SignInThrottle(Clock clock) {
        Ticker ticker = () -> {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        };
        this.byEmail = counters(ticker);
        this.byAddress = counters(ticker);
    }

    /// Counts the attempt before it is made, so that many at once gain nothing.
    ///
    /// @throws SignInException when there were too many
    void attempt(String email, String address) {
        int ofEmail = next(byEmail, email);
        int ofAddress = next(byAddress, address);
        if (ofEmail > PER_EMAIL || ofAddress > PER_ADDRESS) {
            throw SignInException.tooMany();
        }
    }

    /// The right password came: what was mistyped before is forgotten, and many people behind one address don't count.
    void succeeded(String email, String address) {
        byEmail.invalidate(email);
        AtomicInteger ofAddress = byAddress.getIfPresent(address);
        if (ofAddress != null) {
            ofAddress.decrementAndGet();
        }
    }

    private static int next(Cache<String, AtomicInteger> counters, String key) {
        return counters.get(key, _ -> new AtomicInteger()).incrementAndGet();
    }

    private static Cache<String, AtomicInteger> counters(Ticker ticker) {
        return Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(WINDOW).ticker(ticker).build();
    }
}
