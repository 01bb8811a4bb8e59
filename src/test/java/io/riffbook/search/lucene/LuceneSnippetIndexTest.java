package io.riffbook.search.lucene;

import static io.riffbook.search.SomeSnippet.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.search.Ask;
import io.riffbook.search.SnippetIndex;
import io.riffbook.search.SnippetIndexContract;
import io.riffbook.search.SomeSnippet;
import io.riffbook.search.Vocabularies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

class LuceneSnippetIndexTest extends SnippetIndexContract {
    @TempDir
    Path folder;
    private LuceneSnippetIndex index;

    @BeforeEach
    void open() {
        index = LuceneSnippetIndex.open(folder, Vocabularies::small);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Override
    protected SnippetIndex index() {
        return index;
    }

    @Override
    protected void restart() throws IOException {
        close();
        open();
    }

    @Test
    void belongsToOneProcess() {
        assertThatThrownBy(() -> LuceneSnippetIndex.open(folder, Vocabularies::small)).isInstanceOf(IndexInUse.class)
                .hasMessageContaining("open in another process");
    }

    @Test
    void movesAnUnreadableIndexAsideAndStartsAnew() throws IOException {
        apply(story("Lost", "words").at(1));
        String incarnation = index.incarnation();
        close();
        corruptTheLargestFile();
        open();
        assertThat(index.isEmpty()).isTrue();
        assertThat(index.incarnation()).isNotEqualTo(incarnation);
        assertThat(folder.resolve("unreadable")).isNotEmptyDirectory();
        SomeSnippet story = story("Found", "again");
        apply(story.at(1));
        assertThat(found(Ask.words("again"))).containsExactly(story.id());
    }

    @Test
    void startsAnewWhenItsFilesAreGone() throws IOException {
        apply(story("Lost", "words").at(1));
        String incarnation = index.incarnation();
        close();
        Files.move(folder.resolve("snippets"), folder.resolve("elsewhere"));
        open();
        assertThat(index.isEmpty()).isTrue();
        assertThat(index.incarnation()).isNotEqualTo(incarnation);
    }

    @Test
    void opensAgainWhenItsFilesVanishWhileItRuns() throws IOException {
        apply(story("Lost", "words").at(1));
        String incarnation = index.incarnation();
        try (Stream<Path> files = Files.list(folder.resolve("snippets"))) {
            for (Path file : files.filter(file -> !file.endsWith("write.lock")).toList()) {
                Files.delete(file);
            }
        }
        SomeSnippet story = story("Found", "again");
        for (int attempt = 0; attempt < 3 && index.incarnation().equals(incarnation); attempt++) {
            try {
                index.apply(List.of(story.at(1)));
            } catch (io.riffbook.search.IndexUnavailable expected) {
                assertThat(expected).hasRootCauseInstanceOf(IOException.class);
            }
        }
        apply(story.at(1));
        assertThat(found(Ask.words("again"))).containsExactly(story.id());
    }

    private void corruptTheLargestFile() throws IOException {
        Path largest;
        try (Stream<Path> files = Files.list(folder.resolve("snippets"))) {
            largest = files.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(largest);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(largest, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
