package io.riffbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Documents as they are out there, without a process in between. What has no text is refused with that reason.
class DocumentsCorpusTest {

    private static final Set<String> ENDINGS = Set.of("pdf", "docx", "odp", "fodp", "md");
    private static final boolean DETAILS = Boolean.getBoolean("riffbook.corpus.details");

    @Test
    void readsEveryDocumentOfTheCorpus() throws IOException {
        List<String> failed = new ArrayList<>();
        int files = 0;
        int passages = 0;
        for (Path file : Stream.concat(Corpus.files("decks").stream(), Corpus.files("markdown-decks").stream())
                .toList()) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            if (!ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                continue;
            }
            files++;
            try {
                Answers answers = Answers.text(file);
                passages += answers.passages.size();
                print(file, answers);
            } catch (UnreadableDeck e) {
                failed.add(file.getFileName() + " " + e.reason());
            } catch (IOException | RuntimeException e) {
                failed.add(file.getFileName() + " " + e);
            }
        }
        System.out.printf("%d documents, %d passages, refused: %s%n", files, passages, failed);
        assertThat(files).isGreaterThan(200);
        assertThat(failed).hasSizeLessThan(10);
    }

    private static void print(Path file, Answers answers) {
        if (DETAILS) {
            System.out.printf("##### %s: %s, %d passages, \"%s\"%n", file, answers.format(), answers.passages.size(),
                    answers.title());
            for (PassageContent passage : answers.passages) {
                System.out.printf("=== %s [%s]%s links %d alt %s%n%s%n--- notes: %s%n", passage.title(),
                        passage.section(), passage.hidden() ? " hidden" : "", passage.links().size(),
                        passage.altTexts(), passage.body(), passage.notes());
            }
        }
    }
}
