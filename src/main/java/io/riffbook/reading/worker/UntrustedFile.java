package io.riffbook.reading.worker;

import io.riffbook.reading.WorkerRequest;
import io.riffbook.reading.documents.html.HtmlDeck;
import io.riffbook.reading.documents.opendocument.OdpDocument;
import io.riffbook.reading.documents.pdf.PdfDocument;
import io.riffbook.reading.documents.word.WordDocument;
import io.riffbook.reading.markdown.MarkdownDeck;
import io.riffbook.reading.passage.Answer;
import io.riffbook.reading.passage.DeckFile;
import io.riffbook.reading.slides.BinaryPresentationFile;
import io.riffbook.reading.slides.PresentationFile;
import java.io.IOException;

/// What a worker does with one file: finds out what it is, makes sure that it unfolds to no more than it may, reads it.
public final class UntrustedFile implements ReadingWorker.FileReading {

    @Override
    public void read(WorkerRequest request, Answer answer) throws IOException {
        try (DeckFile deck = open(request)) {
            new Telling(deck, request, answer).tell();
        }
    }

    private static DeckFile open(WorkerRequest request) throws IOException {
        return switch (FileType.of(request.file(), request.fileName())) {
            case PPTX -> PresentationFile.open(request.file());
            case PPT -> BinaryPresentationFile.open(request.file());
            case PDF -> PdfDocument.open(request.file());
            case DOCX -> WordDocument.open(request.file());
            case ODP -> OdpDocument.open(request.file());
            case FODP -> OdpDocument.openFlat(request.file());
            case HTML -> HtmlDeck.open(request.file());
            case MARKDOWN -> MarkdownDeck.open(request.file());
        };
    }
}
