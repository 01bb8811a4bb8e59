package io.riffbook.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;

import io.riffbook.storage.ObjectFolder;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStoreUnavailableException;
import io.riffbook.testing.S3ProxyProcess;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3FaultsTest {

    private static final ObjectKey KEY = new ObjectKey("a/b");
    private static final byte[] RIFF = "riff".getBytes(UTF_8);

    private static S3ProxyProcess server;

    @BeforeAll
    static void startServer() {
        server = S3ProxyProcess.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void saysWhyWhenTheSecretIsWrong() {
        S3Settings settings = S3Fixtures.settings(server.endpoint().toString(), server.newBucket(), server.accessKey(),
                "not-the-secret");
        assertThatExceptionOfType(ObjectStoreUnavailableException.class).isThrownBy(() -> S3ObjectStore.open(settings))
                .withMessageContaining(settings.bucket()).withMessageContaining("check the access key, its secret")
                .satisfies(S3FaultsTest::assertNothingSecretIn);
    }

    @Test
    void saysWhenThereIsNoSuchBucket() {
        S3Settings settings = S3Fixtures.settings(server, "no-such-bucket");
        assertThatExceptionOfType(ObjectStoreUnavailableException.class).isThrownBy(() -> S3ObjectStore.open(settings))
                .withMessageContaining("Cannot use the bucket no-such-bucket: there is none");
    }

    @Test
    void saysWhenThereIsNoServer() throws IOException {
        String endpoint;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            endpoint = "http://127.0.0.1:" + unused.getLocalPort();
        }
        S3Settings settings = S3Fixtures.settings(endpoint, "bucket", "key", "not-the-secret");
        assertUnavailableInTime(() -> S3ObjectStore.open(settings));
    }

    @Test
    void doesNotWaitForAServerThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            S3Settings settings = S3Fixtures.settings("http://127.0.0.1:" + silent.getLocalPort(), "bucket", "key",
                    "not-the-secret");
            assertUnavailableInTime(() -> S3ObjectStore.open(settings));
        }
    }

    @Test
    void isUnavailableOnceTheServerIsGone() {
        try (S3ProxyProcess mortal = S3ProxyProcess.start();
                S3ObjectStore store = S3ObjectStore.open(S3Fixtures.settings(mortal, mortal.newBucket()))) {
            store.put(KEY, RIFF);
            mortal.kill();
            assertUnavailableInTime(() -> store.put(KEY, RIFF));
            assertUnavailableInTime(() -> store.open(KEY));
            assertUnavailableInTime(() -> store.stat(KEY));
            assertUnavailableInTime(() -> store.list(ObjectFolder.everything(), 10));
            assertUnavailableInTime(() -> store.delete(KEY));
        }
    }

    @Test
    void leavesNoProbeBehind() {
        try (S3ObjectStore store = S3ObjectStore.open(S3Fixtures.settings(server, server.newBucket()))) {
            assertThat(store.list(ObjectFolder.everything(), 10)).isEmpty();
        }
    }

    private static void assertUnavailableInTime(ThrowingCallable call) {
        Instant start = Instant.now();
        assertThatExceptionOfType(ObjectStoreUnavailableException.class).isThrownBy(call)
                .satisfies(S3FaultsTest::assertNothingSecretIn);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    private static void assertNothingSecretIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("not-the-secret").doesNotContain(server.secretKey());
        }
    }
}
