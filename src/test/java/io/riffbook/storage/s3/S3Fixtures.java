package io.riffbook.storage.s3;

import java.time.Duration;

import io.riffbook.testing.S3ProxyProcess;

/// Settings for tests.
final class S3Fixtures {

    private S3Fixtures() {}

    static S3Settings settings(S3ProxyProcess server, String bucket) {
        return settings(server.endpoint().toString(), bucket, server.accessKey(), server.secretKey());
    }

    static S3Settings settings(String endpoint, String bucket, String accessKey, String secretKey) {
        return new S3Settings(endpoint, "us-east-1", bucket, accessKey, secretKey, true, Duration.ofSeconds(2),
                Duration.ofSeconds(3), Duration.ofSeconds(3), 2);
    }
}
