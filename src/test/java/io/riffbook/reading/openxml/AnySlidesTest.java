package io.riffbook.reading.openxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.springframework.util.FileSystemUtils;

/// Any slides of two decks, in any order and as often as one likes, make a file of the same slides.
class AnySlidesTest {

    private static final Set<String> SHARED = Set.of(ContentTypes.SLIDE, ContentTypes.LAYOUT,
            ContentTypes.NOTES_MASTER);

    private static List<Path> decks = List.of();
    private static List<List<Content>> slides = List.of();

    /// @param deck 0 or 1
    record Pick(int deck, int position) {}

    /// What a slide says, and the parts that it has for itself, by kind and content.
    private record Content(List<String> words, Set<String> parts) {}

    @BeforeContainer
    static void makeDecks() throws IOException {
        Path folder = Files.createTempDirectory("any-slides");
        Path other = RichDeck.build(folder.resolve("other.pptx"))
                .change("ppt/theme/theme1.xml", text -> text.replaceFirst("1F497D", "FF0000"))
                .changeAll(text -> text.replace("Words", "Other words")).save(folder.resolve("other.pptx"));
        decks = List.of(RichDeck.save(folder.resolve("deck.pptx")), other);
        slides = new ArrayList<>();
        for (Path deck : decks) {
            List<Content> alone = new ArrayList<>();
            for (int position = 1; position <= RichDeck.SLIDES; position++) {
                Path file = folder.resolve("alone.pptx");
                try (DeckParts parts = DeckParts.open(deck)) {
                    DeckAssembly.of(parts, position, "").writeTo(file);
                }
                alone.addAll(contents(file));
            }
            slides.add(alone);
        }
    }

    @AfterContainer
    static void clear() throws IOException {
        FileSystemUtils.deleteRecursively(decks.getFirst().getParent());
    }

    @Provide
    Arbitrary<List<Pick>> picks() {
        return Combinators.combine(Arbitraries.integers().between(0, 1),
                Arbitraries.integers().between(1, RichDeck.SLIDES)).as(Pick::new).list().ofMinSize(1).ofMaxSize(15);
    }

    @Property(tries = 25)
    void keepsWordsAndPartsOfAnySlides(@ForAll("picks") List<Pick> picks) throws IOException {
        Path file = decks.getFirst().resolveSibling("assembled.pptx");
        try (DeckParts first = DeckParts.open(decks.get(0)); DeckParts second = DeckParts.open(decks.get(1))) {
            var assembly = new DeckAssembly("Assembled");
            picks.forEach(pick -> assembly.add(pick.deck() == 0 ? first : second, pick.position()));
            assembly.writeTo(file);
        }

        WrittenPackage.check(file);
        assertThat(contents(file)).isEqualTo(
                picks.stream().map(pick -> slides.get(pick.deck()).get(pick.position() - 1)).toList());
    }

    private static List<Content> contents(Path file) throws IOException {
        List<Content> contents = new ArrayList<>();
        try (XMLSlideShow show = new XMLSlideShow(Files.newInputStream(file)); DeckParts deck = DeckParts.open(file)) {
            for (int position = 1; position <= deck.slides(); position++) {
                contents.add(new Content(words(show.getSlides().get(position - 1)), parts(deck, position)));
            }
        }
        return contents;
    }

    private static List<String> words(XSLFSlide slide) {
        return slide.getShapes().stream().filter(XSLFTextShape.class::isInstance)
                .map(shape -> ((XSLFTextShape) shape).getText()).toList();
    }

    private static Set<String> parts(DeckParts deck, int position) throws IOException {
        Set<String> found = new TreeSet<>();
        Set<PartName> seen = new HashSet<>();
        List<PartName> open = new ArrayList<>(List.of(deck.slide(position)));
        while (!open.isEmpty()) {
            PartName owner = open.removeLast();
            for (Relationship relationship : deck.file().relationships(owner)) {
                PartName part = relationship.external() ? PartName.ROOT : relationship.part(owner).orElseThrow();
                String type = deck.file().contentType(part).orElse("");
                if (!relationship.external() && !SHARED.contains(type) && seen.add(part)) {
                    found.add(type + " " + deck.file().digest(part).sha256());
                    open.add(part);
                }
            }
        }
        return found;
    }
}
