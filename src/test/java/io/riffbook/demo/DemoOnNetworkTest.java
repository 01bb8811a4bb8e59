package io.riffbook.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;

import java.util.Objects;

class DemoOnNetworkTest {

    @Test
    void saysWhatToSet() {
        var failure = new BeanCreationException("loopbackOnly", "no", DemoOnNetworkException.enabled("0.0.0.0"));

        var analysis = Objects.requireNonNull(new DemoOnNetworkFailureAnalyzer().analyze(failure));

        assertThat(analysis.getDescription()).contains("riffbook.demo.enabled", "0.0.0.0");
        assertThat(analysis.getAction()).contains("server.address", "127.0.0.1");
    }
}
