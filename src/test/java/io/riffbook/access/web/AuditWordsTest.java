package io.riffbook.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class AuditWordsTest {
    private final AuditWords words = new AuditWords();

    @Test
    void saysWhatWasAndWhatIs() {
        assertThat(words.of(Map.of("from", List.of("industry/dairy"), "to", List.of("industry/dairy", "channel/call"))))
                .isEqualTo("industry/dairy → industry/dairy, channel/call");
        assertThat(words.of(Map.of("to", "2027-01-01"))).isEqualTo("nothing → 2027-01-01");
    }

    @Test
    void saysPlainValuesAsTheyAre() {
        assertThat(words.of(2)).isEqualTo("2");
        assertThat(words.of(List.of())).isEqualTo("nothing");
        assertThat(words.of(Map.of("action", "retire"))).isEqualTo("action retire");
    }
}
