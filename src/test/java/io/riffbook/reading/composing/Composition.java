package io.riffbook.reading.composing;

import io.riffbook.reading.markdown.MarkdownDeck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Composes Markdown without a worker.
final class Composition {

    private final Path folder;

    Composition(Path folder) {
        this.folder = folder;
    }

    Path presentation(String markdown) throws IOException {
        return presentation(markdown, Optional.empty());
    }

    Path presentation(String markdown, Optional<Path> template) throws IOException {
        return presentation(Files.writeString(Files.createTempFile(folder, "deck", ".md"), markdown), template);
    }

    Path presentation(Path markdown, Optional<Path> template) throws IOException {
        Path target = folder.resolve(markdown.getFileName() + ".pptx");
        try (MarkdownDeck deck = MarkdownDeck.open(markdown)) {
            ComposedPresentation.write(deck, template, target, "The title", _ -> {});
        }
        return target;
    }

    Path pages(String markdown) throws IOException {
        Path presentation = presentation(markdown);
        Path target = presentation.resolveSibling(presentation.getFileName() + ".pdf");
        ComposedPages.write(presentation, target, "The title", _ -> {});
        return target;
    }
}
