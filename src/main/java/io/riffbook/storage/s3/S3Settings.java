package io.riffbook.storage.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which bucket of which server, and how long to wait for it.
///
/// @param endpoint       the server, as `https://host` or `http://host:port`
/// @param region         what requests are signed for
/// @param bucket         must exist; Riffbook makes none
/// @param accessKey      may read, write, list and delete in the bucket
/// @param secretKey      never shown
/// @param pathStyle      whether the bucket is named in the path rather than in the host name
/// @param connectTimeout for one connection
/// @param readTimeout    between two pieces of an answer
/// @param writeTimeout   between two pieces of a request
/// @param attempts       how often a request is sent that the server is too busy for, from 1 to 10
@ConfigurationProperties(prefix = S3Settings.PREFIX, ignoreUnknownFields = false)
record S3Settings(@DefaultValue("") String endpoint, @DefaultValue("us-east-1") String region,
        @DefaultValue("") String bucket, @DefaultValue("") String accessKey, @DefaultValue("") String secretKey,
        @DefaultValue("true") boolean pathStyle, @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration readTimeout, @DefaultValue("30s") Duration writeTimeout,
        @DefaultValue("3") int attempts) {

    static final String PREFIX = "riffbook.storage.s3";

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_ATTEMPTS = 10;

    /// Checks everything that can be checked without the server.
    ///
    /// @throws IllegalS3SettingException that names the property
    S3Settings {
        requireServer(endpoint);
        require(REGION.matcher(region).matches(), "region", "must be a region's name, such as us-east-1");
        require(BUCKET.matcher(bucket).matches(), "bucket",
                "must be a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens");
        require(!accessKey.isBlank(), "access-key", "is missing");
        require(!secretKey.isBlank(), "secret-key", "is missing");
        requireTimeout(connectTimeout, "connect-timeout");
        requireTimeout(readTimeout, "read-timeout");
        requireTimeout(writeTimeout, "write-timeout");
        require(attempts >= 1 && attempts <= MOST_ATTEMPTS, "attempts", "must be from 1 to " + MOST_ATTEMPTS);
    }

    private static void requireServer(String endpoint) {
        try {
            URI uri = new URI(endpoint);
            boolean bare = uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null
                    && uri.getFragment() == null && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
            require(bare && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())), "endpoint",
                    "must be a server's address and nothing more, such as https://s3.example.com");
        } catch (URISyntaxException e) {
            throw IllegalS3SettingException.of("endpoint", "is no address");
        }
    }

    private static void requireTimeout(Duration timeout, String property) {
        require(timeout.toMillis() >= 1 && timeout.compareTo(LONGEST) <= 0, property,
                "must be longer than nothing and at most " + LONGEST.toMinutes() + "m");
    }

    private static void require(boolean legal, String property, String reason) {
        if (!legal) {
            throw IllegalS3SettingException.of(property, reason);
        }
    }

    @Override
    public String toString() {
        return "S3Settings[endpoint=%s, region=%s, bucket=%s]".formatted(endpoint, region, bucket);
    }
}
