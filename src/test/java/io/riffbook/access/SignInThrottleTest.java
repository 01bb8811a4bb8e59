package io.riffbook.access;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignInThrottleTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final SignInThrottle throttle = new SignInThrottle(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void stopsSomebodyWhoGuessesManyPeoplesPasswordsFromOneAddress() {
        for (int i = 0; i < SignInThrottle.PER_ADDRESS; i++) {
            throttle.attempt("person-" + i, "192.0.2.1");
        }
        assertThatThrownBy(() -> throttle.attempt("one more", "192.0.2.1")).isInstanceOf(SignInException.class);
        assertThatCode(() -> throttle.attempt("one more", "192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void letsAWholeOfficeInFromOneAddress() {
        for (int i = 0; i < 10 * SignInThrottle.PER_ADDRESS; i++) {
            throttle.attempt("person-" + i, "192.0.2.1");
            throttle.succeeded("person-" + i, "192.0.2.1");
        }
    }

    @Test
    void forgetsAfterTheWindow() {
        for (int i = 0; i < SignInThrottle.PER_EMAIL; i++) {
            throttle.attempt("kim", "192.0.2.1");
        }
        assertThatThrownBy(() -> throttle.attempt("kim", "192.0.2.2")).isInstanceOf(SignInException.class);
        now = now.plus(SignInThrottle.WINDOW).plus(Duration.ofSeconds(1));
        assertThatCode(() -> throttle.attempt("kim", "192.0.2.1")).doesNotThrowAnyException();
    }
}
