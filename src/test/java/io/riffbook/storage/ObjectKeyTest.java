package io.riffbook.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {

    /// Path traversal, the class of CVE-2022-26352 (dotCMS), CVE-2017-5869 (Nuxeo) and CVE-2017-3188 (dotCMS).
    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../etc/passwd", "a/../../b", "a/..", "./a", "a/./b", "/etc/passwd", "//a",
            "a//b",
            "a/", "/", "", "..\\windows", "a\\b", "c:/a", "a%2e%2e/b", "%2e%2e", "a\u0000", "a/\u0000.jsp", "a\n",
            "a\r\nX-Header: b", "\u2025/a", "\uff0e\uff0e/a", "~/a", "a b", " ", "a?b", "a#b", "a@", "A", "\u00e4",
            "$(id)", "a;b", "a|b", "*", "../"})
    void refusesAKeyThatClimbsOutCve202226352(String hostile) {
        assertThat(ObjectKey.isLegal(hostile)).isFalse();
        assertThatExceptionOfType(IllegalObjectKeyException.class).isThrownBy(() -> new ObjectKey(hostile));
        assertThatExceptionOfType(IllegalObjectKeyException.class)
                .isThrownBy(() -> ObjectKey.of("files", "x", hostile));
    }

    @Test
    void showsNoControlCharactersOfARefusedKey() {
        assertThatExceptionOfType(IllegalObjectKeyException.class).isThrownBy(() -> new ObjectKey("a\r\nforged: line"))
                .withMessage("Not an object key: 'a??forged: line'");
        assertThatExceptionOfType(IllegalObjectKeyException.class).isThrownBy(() -> new ObjectKey("A".repeat(100_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(120));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "files/ab/cd/abcd", "packages/deck/0197/1/document.json", "a_b-c.d", "...", "a..b"})
    void takesLowerCaseSegments(String legal) {
        assertThat(new ObjectKey(legal).value()).isEqualTo(legal);
    }

    @Test
    void boundsItsLength() {
        String segment = "a".repeat(ObjectKey.MAX_SEGMENT);
        assertThat(ObjectKey.isLegal(segment)).isTrue();
        assertThat(ObjectKey.isLegal(segment + "a")).isFalse();
        String longest = segment + "/" + segment + "/" + "b".repeat(ObjectKey.MAX_LENGTH - 2 * segment.length() - 2);
        assertThat(ObjectKey.isLegal(longest)).isTrue();
        assertThat(ObjectKey.isLegal(longest + "b")).isFalse();
    }

    @Test
    void joinsSegments() {
        assertThat(ObjectKey.of("a")).hasToString("a");
        assertThat(ObjectKey.of("a", "b", "c")).hasToString("a/b/c");
    }

    @Test
    void isOrderedByCharacters() {
        assertThat(new ObjectKey("a-b")).isLessThan(new ObjectKey("a/b"));
        assertThat(new ObjectKey("a/b")).isLessThan(new ObjectKey("a0"));
    }

    @Test
    void makesFoldersOfWholeSegments() {
        assertThat(ObjectFolder.of("packages", "deck").prefix()).isEqualTo("packages/deck/");
        assertThat(ObjectFolder.everything().prefix()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/", "../", "a/../", "a//", "A/"})
    void refusesAFolderThatClimbsOut(String hostile) {
        assertThatExceptionOfType(IllegalObjectKeyException.class).isThrownBy(() -> new ObjectFolder(hostile));
    }
}
