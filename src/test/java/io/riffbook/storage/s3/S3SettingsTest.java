package io.riffbook.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3SettingsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void neverShowsItsKeys() {
        assertThat(settings("https://s3.example.com", "riffs", "the-key", "the-secret").toString()).contains("riffs")
                .doesNotContain("the-key").doesNotContain("the-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://s3.example.com", "http://127.0.0.1:9000", "http://s3:9000/"})
    void takesAServersAddress(String endpoint) {
        assertThat(settings(endpoint, "riffs", "key", "secret").endpoint()).isEqualTo(endpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3.example.com", "ftp://s3.example.com", "https://s3.example.com/bucket",
            "https://me:secret@s3.example.com", "https://s3.example.com?x=y", "https://", "not a url"})
    void namesAnEndpointThatIsNoServersAddress(String endpoint) {
        assertThatExceptionOfType(IllegalS3SettingException.class)
                .isThrownBy(() -> settings(endpoint, "riffs", "key", "secret"))
                .withMessageStartingWith("riffbook.storage.s3.endpoint ");
    }

    @ParameterizedTest
    @CsvSource({"'',key,secret,bucket", "Riffs,key,secret,bucket", "../riffs,key,secret,bucket",
            "riffs,'',secret,access-key", "riffs,key,' ',secret-key"})
    void namesWhatIsMissingOrWrong(String bucket, String accessKey, String secretKey, String property) {
        assertThatExceptionOfType(IllegalS3SettingException.class)
                .isThrownBy(() -> settings("https://s3.example.com", bucket, accessKey, secretKey))
                .withMessageStartingWith("riffbook.storage.s3." + property + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT11M"})
    void boundsTimeOuts(Duration timeout) {
        assertThatExceptionOfType(IllegalS3SettingException.class)
                .isThrownBy(() -> new S3Settings("https://s3.example.com", "us-east-1", "riffs", "key", "secret", true,
                        SECOND, timeout, SECOND, 3))
                .withMessageStartingWith("riffbook.storage.s3.read-timeout ");
    }

    private static S3Settings settings(String endpoint, String bucket, String accessKey, String secretKey) {
        return new S3Settings(endpoint, "us-east-1", bucket, accessKey, secretKey, true, SECOND, SECOND, SECOND, 3);
    }
}
