package io.riffbook.reading.worker;

import io.riffbook.reading.ComposeRequest;
import io.riffbook.reading.ComposedFormat;
import io.riffbook.reading.DeckFormat;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.WorkerMessage.Composed;
import io.riffbook.reading.WorkerMessage.Progress;
import io.riffbook.reading.composing.ComposedPages;
import io.riffbook.reading.composing.ComposedPresentation;
import io.riffbook.reading.markdown.MarkdownDeck;
import io.riffbook.reading.openxml.NormalisedPresentation;
import io.riffbook.reading.passage.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a worker does to compose a deck: makes sure that its template is safe to open, writes the presentation, and draws it if pages are
/// wanted.
final class Composing {

    private Composing() {}

    static void compose(ComposeRequest request, Answer answer) throws IOException {
        Optional<Path> template = Optional.empty();
        if (request.template().isPresent()) {
            template = Optional.of(checked(request.template().get(), request.folder().resolve("template")));
        }
        try (MarkdownDeck deck = MarkdownDeck.open(request.markdown())) {
            int passages = deck.passages();
            if (passages == 0) {
                throw UnreadableDeck.noPassages();
            }
            boolean pages = request.format() == ComposedFormat.PDF;
            Path presentation = pages ? request.folder().resolve("drawn.pptx") : request.composed();
            int slides = ComposedPresentation.write(deck, template, presentation, request.title(),
                    done -> answer.send(new Progress(done, passages, "Writing slides")));
            if (pages) {
                int all = slides;
                slides = ComposedPages.write(presentation, request.composed(), request.title(),
                        done -> answer.send(new Progress(done, all, "Drawing pages")));
                Files.delete(presentation);
            }
            answer.send(new Composed(slides));
        }
    }

    private static Path checked(Path template, Path normalised) throws IOException {
        if (FileType.of(template, "template.pptx") != DeckFormat.PPTX) {
            throw UnreadableDeck.noTemplate();
        }
        return NormalisedPresentation.of(template, normalised).file();
    }
}
