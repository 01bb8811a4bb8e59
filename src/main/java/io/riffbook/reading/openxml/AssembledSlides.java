package io.riffbook.reading.openxml;

import io.riffbook.reading.UnreadableDeck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds the parts of one written package from the slides that were picked.
final class AssembledSlides {

    private final List<DeckAssembly.Pick> picks;
    private final Closure.NewPackage target = new Closure.NewPackage();
    private final TextDefaults defaults;
    private final Masters masters;
    private final FontCopies fonts = new FontCopies(target);
    private final TableStyles tableStyles = new TableStyles();
    private final Map<Source, CopiedPart> slides = new HashMap<>();
    private @Nullable CopiedPart notesMaster;

    AssembledSlides(List<DeckAssembly.Pick> picks) {
        this.picks = picks;
        this.defaults = new TextDefaults(picks.getFirst().deck());
        this.masters = new Masters(target, defaults);
    }

    CopiedPart presentation() throws IOException {
        List<CopiedPart> copies = new ArrayList<>();
        for (DeckAssembly.Pick pick : picks) {
            OpcFile file = pick.deck().file();
            PartName slide = pick.deck().slide(pick.position());
            var copy = new CopiedPart(target.names().next("slide", ContentTypes.SLIDE, slide), ContentTypes.SLIDE,
                    new CopiedPart.Content.Of(file, slide));
            copies.add(copy);
            // Links lead to the first copy of a slide that was picked twice.
            slides.putIfAbsent(new Source(file, slide), copy);
        }
        for (int i = 0; i < picks.size(); i++) {
            fill(picks.get(i), copies.get(i));
        }
        masters.finish();
        var presentation = new PresentationPart(picks.getFirst().deck());
        CopiedPart part = presentation.write(masters.all(), notesMaster, copies, fonts, firstNumber());
        tableStyles.write().ifPresent(styles -> presentation.relate(styles, "tableStyles"));
        return part;
    }

    private int firstNumber() throws IOException {
        DeckAssembly.Pick first = picks.getFirst();
        return picks.size() > 1 ? 1 : first.deck().shownNumber(first.position()).orElse(1);
    }

    private void fill(DeckAssembly.Pick pick, CopiedPart copy) throws IOException {
        OpcFile file = pick.deck().file();
        PartName slide = pick.deck().slide(pick.position());
        defaults.add(pick.deck());
        new Closure(target, file, new SlidePlaces(file, slide, copy)).fill(slide, copy);
        defaults.carry(file, copy);
        if (copy.relations().stream().noneMatch(relation -> relation.type().endsWith("/slideLayout"))) {
            throw UnreadableDeck.damaged();
        }
        Set<String> typefaces = new HashSet<>();
        Set<String> styles = new HashSet<>();
        for (CopiedPart part : below(copy)) {
            if (part.source() instanceof Source(OpcFile from, PartName name) && from.isXml(name)) {
                typefaces.addAll(from.facts(name).typefaces());
                styles.addAll(from.facts(name).tableStyles());
            }
        }
        fonts.add(pick.deck(), typefaces);
        tableStyles.add(pick.deck(), styles);
    }

    private Set<CopiedPart> below(CopiedPart slide) {
        Set<CopiedPart> found = new HashSet<>();
        List<CopiedPart> open = new ArrayList<>(List.of(slide));
        while (!open.isEmpty()) {
            CopiedPart part = open.removeLast();
            if ((part == slide || !part.contentType().equals(ContentTypes.SLIDE)) && found.add(part)) {
                part.relations().forEach(relation -> {
                    if (relation instanceof CopiedPart.Relation.ToPart(String _, String _, CopiedPart next)) {
                        open.add(next);
                    }
                });
            }
        }
        return found;
    }

    private CopiedPart notesMaster(OpcFile file, PartName part) throws IOException {
        CopiedPart known = notesMaster;
        if (known == null) {
            known = new Closure(target, file,
                    (closure, _, relationship, theme, type) -> type.equals(ContentTypes.THEME)
                            ? Optional.of(closure.take(theme, relationship.kind(), type))
                            : Optional.empty())
                    .copy(part, "notesMaster");
            notesMaster = known;
        }
        return known;
    }

    /// What a slide's relations to the deck's structure become.
    private final class SlidePlaces implements Closure.Places {

        private final OpcFile file;
        private final PartName slide;
        private final CopiedPart copy;

        SlidePlaces(OpcFile file, PartName slide, CopiedPart copy) {
            this.file = file;
            this.slide = slide;
            this.copy = copy;
        }

        @Override
        public Optional<CopiedPart> of(Closure closure, PartName owner, Relationship relationship, PartName part,
                String type) throws IOException {
            boolean ofSlide = owner.equals(slide);
            return switch (type) {
                // A link to a slide that stays behind leads back to its own: it still looks like a link.
                case ContentTypes.SLIDE -> Optional.of(part.equals(slide)
                        ? copy
                        : slides.getOrDefault(new Source(file, part), copy));
                case ContentTypes.LAYOUT -> ofSlide && relationship.kind().equals("slideLayout")
                        ? Optional.of(masters.layout(file, part))
                        : Optional.empty();
                case ContentTypes.NOTES -> ofSlide && relationship.kind().equals("notesSlide")
                        ? Optional.of(closure.take(part, relationship.kind(), type))
                        : Optional.empty();
                case ContentTypes.NOTES_MASTER -> relationship.kind().equals("notesMaster")
                        ? Optional.of(notesMaster(file, part))
                        : Optional.empty();
                default -> Optional.empty();
            };
        }
    }
}
