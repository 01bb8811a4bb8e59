package io.riffbook.search.elasticsearch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The same on the official image, as people run it.
@Tag("docker")
class ElasticsearchImageTest extends ElasticsearchContract {
    private static final String IMAGE = "elasticsearch:9.5.3";
    private static final int PORT = 9200;
    private static @Nullable GenericContainer<?> container;

    @BeforeAll
    static void start() {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "there is no Docker here");
        GenericContainer<?> made = new GenericContainer<>(IMAGE).withExposedPorts(PORT)
                .withEnv("discovery.type", "single-node").withEnv("xpack.security.enabled", "false")
                .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
                .waitingFor(Wait.forHttp("/_cluster/health?wait_for_status=yellow").forPort(PORT))
                .withStartupTimeout(Duration.ofMinutes(3));
        made.start();
        container = made;
    }

    @AfterAll
    static void stop() {
        if (container != null) {
            container.stop();
        }
    }

    @Override
    protected URI address() {
        GenericContainer<?> running = container;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return URI.create("http://" + running.getHost() + ":" + running.getMappedPort(PORT));
    }
}
