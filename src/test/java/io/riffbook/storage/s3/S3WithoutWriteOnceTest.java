package io.riffbook.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;

import io.riffbook.storage.ObjectContent;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.OtherContentUnderKeyException;
import io.riffbook.storage.PutResult;
import io.riffbook.storage.RepeatingStream;
import io.riffbook.storage.Sha256;
import io.riffbook.testing.S3ProxyProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that does not know `If-None-Match: *` replaces whatever it is sent: here it is not asked, which is the same.
class S3WithoutWriteOnceTest {

    private static final ObjectKey KEY = new ObjectKey("a/b");
    private static final byte[] RIFF = "riff".getBytes(UTF_8);
    private static final long LONG = S3ObjectStore.PART + 1L;

    private static S3ProxyProcess server;

    private S3Bucket bucket;
    private S3ObjectStore store;

    @BeforeAll
    static void startServer() {
        server = S3ProxyProcess.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void openStore() {
        bucket = S3Client.bucket(S3Fixtures.settings(server, server.newBucket()));
        store = new S3ObjectStore(bucket, false);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void wouldOverwriteIfNobodyLooked() {
        bucket.put(KEY, Payload.Bytes.of(RIFF), false);
        assertThat(bucket.put(KEY, Payload.Bytes.of(new byte[1]), false)).isEqualTo(S3Bucket.Write.DONE);
        assertThat(bucket.put(KEY, Payload.Bytes.of(RIFF), true)).isEqualTo(S3Bucket.Write.TAKEN);
    }

    @Test
    void stillRefusesOtherContent() throws IOException {
        assertThat(store.put(KEY, RIFF)).isEqualTo(PutResult.STORED);
        assertThat(store.put(KEY, RIFF)).isEqualTo(PutResult.ALREADY_STORED);
        assertThatExceptionOfType(OtherContentUnderKeyException.class).isThrownBy(() -> store.put(KEY, new byte[1]));
        assertHash(Sha256.of(RIFF));
    }

    @Test
    void stillRefusesOtherContentSentInParts() throws IOException {
        assertThat(store.put(KEY, RepeatingStream.of(LONG, 1), LONG)).isEqualTo(PutResult.STORED);
        assertThat(store.put(KEY, RepeatingStream.of(LONG, 1), LONG)).isEqualTo(PutResult.ALREADY_STORED);
        assertThatExceptionOfType(OtherContentUnderKeyException.class)
                .isThrownBy(() -> store.put(KEY, RepeatingStream.of(LONG, 2), LONG));
        assertHash(Sha256.of(RepeatingStream.of(LONG, 1)));
    }

    private void assertHash(Sha256 expected) throws IOException {
        try (ObjectContent content = store.open(KEY).orElseThrow()) {
            assertThat(Sha256.of(content.stream())).isEqualTo(expected);
        }
    }
}
