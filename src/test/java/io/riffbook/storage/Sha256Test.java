package io.riffbook.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256Test {

    /// FIPS 180-2, appendix B.1.
    private static final Sha256 ABC = new Sha256("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    @TempDir
    Path folder;

    @Test
    void isTheSameFromBytesStreamFileAndDigest() throws IOException {
        byte[] abc = "abc".getBytes(UTF_8);
        MessageDigest digest = Sha256.newDigest();
        digest.update(abc);

        assertThat(Sha256.of(abc)).isEqualTo(ABC);
        assertThat(Sha256.of(new ByteArrayInputStream(abc))).isEqualTo(ABC);
        assertThat(Sha256.of(Files.write(folder.resolve("abc"), abc))).isEqualTo(ABC);
        assertThat(Sha256.of(digest)).isEqualTo(ABC);
    }

    /// Path traversal, the class of CVE-2022-26352: a hash becomes part of a key.
    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "../../etc/passwd",
            "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n",
            "../816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"})
    void refusesWhatIsNoHashCve202226352(String hostile) {
        assertThat(Sha256.isLegal(hostile)).isFalse();
        assertThatExceptionOfType(IllegalSha256Exception.class).isThrownBy(() -> new Sha256(hostile));
    }
}
