package io.riffbook.reading.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.reading.Answers;
import io.riffbook.reading.UnreadableDeck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that were cut off end as passages or as a reason, at whatever place they were cut.
class TruncatedDocumentsTest {

    private static final int PLACES = 20;

    @TempDir
    private Path folder;

    @Test
    void endsPdfDocuments() throws IOException {
        var pdf = new Pdfs();
        for (int number = 1; number <= 5; number++) {
            PDPage page = pdf.page();
            pdf.words(page, 60, 80, 36, "Page " + number).words(page, 60, 200, 18, "Words of it");
        }
        assertEnds(pdf.save(folder.resolve("deck.pdf")));
    }

    @Test
    void endsWordDocuments() throws IOException {
        String body = "<w:p><w:r><w:t>words</w:t></w:r></w:p>".repeat(200);
        assertEnds(Archives.write(folder.resolve("deck.docx"), Archives.word(body, "", Map.of())));
    }

    @Test
    void endsOpenDocuments() throws IOException {
        String pages = "<draw:page><draw:frame><draw:text-box><text:p>words</text:p></draw:text-box></draw:frame></draw:page>"
                .repeat(50);
        assertEnds(Archives.write(folder.resolve("deck.odp"), Archives.odp("", pages)));
        assertEnds(Files.writeString(folder.resolve("deck.fodp"), Archives.flatOdp(pages)));
    }

    @Test
    void endsPagesAndMarkdown() throws IOException {
        assertEnds(Files.writeString(folder.resolve("deck.html"), "<!doctype html><html><body><div class=\"reveal\">"
                + "<div class=\"slides\">" + "<section><h2>One</h2><ul><li>a</ul></section>".repeat(50)));
        assertEnds(Files.writeString(folder.resolve("deck.md"),
                "---\nmarp: true\n---\n" + "# One\n\n<!-- note -->\n\n```java\nint x;\n```\n\n---\n\n".repeat(50)));
    }

    private void assertEnds(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        var places = new Random(20261122);
        int ended = 0;
        for (int i = 0; i < PLACES; i++) {
            Path cut = folder.resolve("cut-" + file.getFileName());
            Files.write(cut, Arrays.copyOf(whole, 1 + places.nextInt(whole.length - 1)));
            try {
                ended += Answers.text(cut).passages.isEmpty() ? 0 : 1;
            } catch (UnreadableDeck | IOException e) {
                ended++;
            }
        }
        assertThat(ended).isEqualTo(PLACES);
    }
}
