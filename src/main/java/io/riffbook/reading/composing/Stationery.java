package io.riffbook.reading.composing;

import io.riffbook.reading.UnreadableDeck;
import java.awt.geom.Rectangle2D;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFSlideMaster;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.openxmlformats.schemas.presentationml.x2006.main.CTPresentation;

/// What slides are written on: masters and layouts, of Riffbook's own theme or of a template, without the template's slides.
final class Stationery implements Closeable {

    /// What a slide is for.
    enum Kind {
        TITLE, CONTENT, SECTION, HEADING
    }

    private static final List<Placeholder> TITLES = List.of(Placeholder.TITLE, Placeholder.CENTERED_TITLE);
    private static final List<Placeholder> BODIES = List.of(Placeholder.CONTENT, Placeholder.BODY,
            Placeholder.SUBTITLE);
    private static final Map<Kind, List<SlideLayout>> WANTED = new EnumMap<>(Map.of(
            Kind.TITLE, List.of(SlideLayout.TITLE, SlideLayout.SECTION_HEADER, SlideLayout.TITLE_ONLY),
            Kind.CONTENT, List.of(SlideLayout.TITLE_AND_CONTENT, SlideLayout.TEXT),
            Kind.SECTION, List.of(SlideLayout.SECTION_HEADER, SlideLayout.TITLE, SlideLayout.TITLE_ONLY),
            Kind.HEADING, List.of(SlideLayout.TITLE_ONLY, SlideLayout.TITLE_AND_CONTENT)));

    private final XMLSlideShow show;

    private Stationery(XMLSlideShow show) {
        this.show = show;
    }

    static Stationery ofDefaultTheme() throws IOException {
        return new Stationery(DefaultTheme.open());
    }

    /// Of a presentation in the one form that is read.
    ///
    /// @throws UnreadableDeck if it can't be opened, or has no layout
    static Stationery of(Path template) throws IOException {
        OPCPackage opened;
        try {
            opened = OPCPackage.open(template.toFile(), PackageAccess.READ_WRITE);
        } catch (InvalidFormatException e) {
            throw UnreadableDeck.damaged();
        }
        try {
            var show = new XMLSlideShow(opened);
            for (int slide = show.getSlides().size() - 1; slide >= 0; slide--) {
                show.removeSlide(slide);
            }
            forgetWhatNamesSlides(show.getCTPresentation());
            var stationery = new Stationery(show);
            if (stationery.layouts().findAny().isEmpty()) {
                throw UnreadableDeck.noLayouts();
            }
            return stationery;
        } catch (RuntimeException e) {
            opened.revert();
            throw e;
        }
    }

    XMLSlideShow show() {
        return show;
    }

    /// The layout whose type says that it is for this, else the one that has the places for it.
    XSLFSlideLayout layout(Kind kind) {
        for (SlideLayout type : WANTED.getOrDefault(kind, List.of())) {
            Optional<XSLFSlideLayout> found = layouts().filter(layout -> type(layout) == type && hasTitle(layout))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        boolean wantsBody = kind != Kind.HEADING;
        return layouts()
                .filter(layout -> hasTitle(layout) && (!wantsBody || body(layout.getPlaceholders()).isPresent()))
                .findFirst().or(() -> layouts().filter(Stationery::hasTitle).findFirst())
                .or(() -> layouts().findFirst())
                .orElseThrow(UnreadableDeck::noLayouts);
    }

    static Optional<XSLFTextShape> title(XSLFTextShape[] placeholders) {
        return Stream.of(placeholders).filter(shape -> TITLES.contains(shape.getTextType())).findFirst();
    }

    /// The largest place for text.
    static Optional<XSLFTextShape> body(XSLFTextShape[] placeholders) {
        return Stream.of(placeholders).filter(shape -> BODIES.contains(shape.getTextType()))
                .max(Comparator.comparingDouble(shape -> area(shape.getAnchor())));
    }

    @Override
    public void close() throws IOException {
        show.getPackage().revert();
        show.close();
    }

    private Stream<XSLFSlideLayout> layouts() {
        return show.getSlideMasters().stream().map(XSLFSlideMaster::getSlideLayouts).flatMap(Stream::of);
    }

    private static SlideLayout type(XSLFSlideLayout layout) {
        return layout.getXmlObject().isSetType() ? layout.getType() : SlideLayout.CUST;
    }

    private static boolean hasTitle(XSLFSlideLayout layout) {
        return title(layout.getPlaceholders()).isPresent();
    }

    private static double area(Rectangle2D anchor) {
        return anchor == null ? 0 : anchor.getWidth() * anchor.getHeight();
    }

    /// Sections, shows and guides name slides that are gone: PowerPoint would find the file damaged.
    private static void forgetWhatNamesSlides(CTPresentation presentation) {
        if (presentation.isSetExtLst()) {
            presentation.unsetExtLst();
        }
        if (presentation.isSetCustShowLst()) {
            presentation.unsetCustShowLst();
        }
        if (presentation.isSetCustDataLst()) {
            presentation.unsetCustDataLst();
        }
        if (presentation.isSetHandoutMasterIdLst()) {
            presentation.unsetHandoutMasterIdLst();
        }
        if (presentation.isSetModifyVerifier()) {
            presentation.unsetModifyVerifier();
        }
    }
}
