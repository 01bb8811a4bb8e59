package io.riffbook.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedPatternTest {

    @Test
    void matchesAnywhereAsJsonSchemaWantsIt() {
        assertThat(new BoundedPattern("[0-9]+").matches("some 42 things")).isTrue();
        assertThat(new BoundedPattern("^[0-9]+$").matches("some 42 things")).isFalse();
    }

    @Test
    void givesUpOnAPatternThatWouldTakeForEver() {
        assertThat(new BoundedPattern("^(a+)+$").matches("a".repeat(1_000) + "!")).isFalse();
        assertThat(new BoundedPattern("^(.*.*.*.*.*.*)x$").matches("a".repeat(1_000))).isFalse();
    }
}
