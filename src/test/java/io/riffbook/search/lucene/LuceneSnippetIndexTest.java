package io.riffbook.search.lucene;

import static io.riffbook.search.SomeSnippet.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.search.Ask;
import io.riffbook.search.IndexUnavailable;
import io.riffbook.search.IndexedSnippet;
import io.riffbook.search.LostGenerationException;
import io.riffbook.search.SnippetEvidence;
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
    void begin() {
        open();
        makeLive();
    }

    private void open() {
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
    void movesAnUnreadableGenerationAside() throws IOException {
        apply(story("Lost", "words").at(1));
        close();
        corruptTheLargestFile();
        open();
        assertThat(index.live()).isEmpty();
        assertThat(index.generations()).isEmpty();
        assertThat(folder.resolve("unreadable")).isNotEmptyDirectory();
        assertThatThrownBy(() -> found(Ask.everything())).isInstanceOf(IndexUnavailable.class);
        makeLive();
        SomeSnippet story = story("Found", "again");
        apply(story.at(1));
        assertThat(found(Ask.words("again"))).containsExactly(story.id());
    }

    @Test
    void hasNoneThatIsLiveWhenItsFilesAreGone() throws IOException {
        apply(story("Lost", "words").at(1));
        close();
        Files.move(files(), folder.resolve("elsewhere"));
        open();
        assertThat(index.live()).isEmpty();
    }

    @Test
    void losesAGenerationWhoseFilesVanishWhileItRuns() throws IOException {
        apply(story("Lost", "words").at(1));
        try (Stream<Path> files = Files.list(files())) {
            for (Path file : files.filter(file -> !file.endsWith("write.lock")).toList()) {
                Files.delete(file);
            }
        }
        List<IndexedSnippet> states = List.of(story("Found", "again").at(1, SnippetEvidence.Evidence.NONE));
        for (int attempt = 0; attempt < 3 && index.live().isPresent(); attempt++) {
            try {
                index.apply(generation(), states);
            } catch (IndexUnavailable | LostGenerationException expected) {
                assertThat(expected).isNotNull();
            }
        }
        assertThat(index.live()).isEmpty();
        assertThatThrownBy(() -> index.apply(generation(), states)).isInstanceOf(LostGenerationException.class);
    }

    private Path files() {
        return folder.resolve("generations").resolve(generation().name());
    }

    private void corruptTheLargestFile() throws IOException {
        Path largest;
        try (Stream<Path> files = Files.list(files())) {
            largest = files.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(largest);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(largest, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
