package io.riffbook.reading.worker;

import io.riffbook.reading.Limits;
import io.riffbook.reading.PassageContent;
import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.WorkerMessage.Drawn.Outcome;
import io.riffbook.reading.WorkerMessage.Drawn;
import io.riffbook.reading.WorkerMessage.Passage;
import io.riffbook.reading.WorkerMessage.Progress;
import io.riffbook.reading.WorkerMessage.Split;
import io.riffbook.reading.WorkerMessage.TextRead;
import io.riffbook.reading.WorkerRequest;
import io.riffbook.reading.passage.Answer;
import io.riffbook.reading.passage.DeckFile;
import io.riffbook.reading.language.DeckLanguage;
import io.riffbook.reading.passage.PassageText;
import java.io.IOException;

/// Tells the server what is in an opened deck: its passages first, then a file of each slide, then how each looks.
final class Telling {

    private final DeckFile deck;
    private final WorkerRequest request;
    private final Answer answer;
    private final PreviewFiles previews = new PreviewFiles();

    Telling(DeckFile deck, WorkerRequest request, Answer answer) {
        this.deck = deck;
        this.request = request;
        this.answer = answer;
    }

    void tell() throws IOException {
        if (deck.passages() == 0) {
            throw UnreadableDeck.noPassages();
        }
        if (deck.passages() > Limits.PASSAGES) {
            throw UnreadableDeck.tooManySlides(deck.passages());
        }
        if (request.text()) {
            tellText();
        }
        if (request.splitFrom() > 0) {
            split();
        }
        if (request.drawFrom() > 0) {
            draw();
        }
    }

    private void tellText() throws IOException {
        String title = deck.title();
        var languages = new DeckLanguage();
        for (int position = 1; position <= deck.passages(); position++) {
            PassageContent content = deck.passage(position);
            boolean isNamed = !content.title().equals("Slide " + position);
            if (title.isBlank() && isNamed && deck.isTitledByItsFirstPassage()) {
                title = content.title();
            }
            answer.send(new Passage(position, content.in(languages.add(content.title() + "\n" + content.body()))));
            answer.send(new Progress(position, deck.passages(), "Reading text"));
        }
        answer.send(new TextRead(deck.format(), title.isBlank() ? PassageText.stem(request.fileName()) : title,
                deck.passages(), deck.clean(request.cleaned()), languages.most()));
    }

    private void split() throws IOException {
        for (int position = request.splitFrom(); position <= deck.passages(); position++) {
            answer.send(new Split(position, deck.split(position, request.slide(position))));
        }
    }

    private void draw() throws IOException {
        try (var drawing = new OfficeDrawing.Choice(deck, this::beat)) {
            for (int position = request.drawFrom(); position <= deck.passages(); position++) {
                boolean asText = request.firstAsText() && position == request.drawFrom();
                answer.send(new Drawn(position, draw(drawing, position, asText)));
            }
        }
    }

    private void beat() {
        answer.send(new Progress(0, deck.passages(), "Drawing slides"));
    }

    private Outcome draw(OfficeDrawing.Choice drawing, int position, boolean asText) throws IOException {
        if (!asText && previews.write(drawing.draw(position), request.preview(position, false))) {
            return Outcome.SLIDE;
        }
        return previews.write(TextPreview.of(deck.passage(position)), request.preview(position, true))
                ? Outcome.TEXT
                : Outcome.NOTHING;
    }
}
