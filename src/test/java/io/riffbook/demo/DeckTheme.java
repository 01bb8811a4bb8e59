package io.riffbook.demo;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;

import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSheet;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFSlideMaster;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.openxmlformats.schemas.drawingml.x2006.main.CTColor;
import org.openxmlformats.schemas.drawingml.x2006.main.CTColorScheme;
import org.openxmlformats.schemas.drawingml.x2006.main.CTFontScheme;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextParagraphProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.STTextAlignType;

/// What makes the demo deck look like the demo company: its colours, its type, and where things stand on a slide.
final class DeckTheme {

    static final Dimension PAGE = new Dimension(960, 540);
    static final int MARGIN = 56;
    static final int CONTENT_WIDTH = PAGE.width - 2 * MARGIN;

    static final Color INK = new Color(0x0B2239);
    static final Color SLATE = new Color(0x4A5B6C);
    static final Color COLD = new Color(0x0B7285);
    static final Color ICE = new Color(0xE3F1F4);
    static final Color FROST = new Color(0xA9D3DC);
    static final Color WARM = new Color(0xD2452B);
    static final Color MIST = new Color(0x6E8396);
    static final Color PAPER = Color.WHITE;

    private static final String FONT = "Arial";
    private static final String COMPANY = "Kelvenda";
    private static final String DISCLAIMER = "Demo content: company, customers and figures are fictional";

    private DeckTheme() {}

    static void applyTo(XMLSlideShow deck) {
        deck.setPageSize(PAGE);
        XSLFSlideMaster master = deck.getSlideMasters().getFirst();
        var theme = master.getTheme().getXmlObject();
        theme.setName(COMPANY);
        colour(theme.getThemeElements().getClrScheme());
        type(theme.getThemeElements().getFontScheme());
        placeTitle(master);
        placeBody(master);
        drawBrand(master);
        placeTitle(master.getLayout(SlideLayout.TITLE_ONLY));
        placeTitle(master.getLayout(SlideLayout.TITLE_AND_CONTENT));
        placeBody(master.getLayout(SlideLayout.TITLE_AND_CONTENT));
        placeCover(master.getLayout(SlideLayout.TITLE));
    }

    /// Gives this one slide a dark background; the other slides keep the master's.
    static void darken(XSLFSlide slide) {
        var background = slide.getXmlObject().getCSld().addNewBg().addNewBgPr();
        background.addNewSolidFill().addNewSrgbClr().setVal(rgb(INK));
        background.addNewEffectLst();
    }

    private static void colour(CTColorScheme scheme) {
        scheme.setName(COMPANY);
        set(scheme.getDk1(), INK);
        set(scheme.getLt1(), PAPER);
        set(scheme.getDk2(), SLATE);
        set(scheme.getLt2(), ICE);
        set(scheme.getAccent1(), COLD);
        set(scheme.getAccent2(), WARM);
        set(scheme.getAccent3(), FROST);
        set(scheme.getAccent4(), new Color(0xE0A030));
        set(scheme.getAccent5(), new Color(0x6B7FA3));
        set(scheme.getAccent6(), new Color(0x3F8F5F));
        set(scheme.getHlink(), COLD);
        set(scheme.getFolHlink(), SLATE);
    }

    private static void set(CTColor slot, Color colour) {
        if (slot.isSetSysClr()) {
            slot.unsetSysClr();
        }
        var rgb = slot.isSetSrgbClr() ? slot.getSrgbClr() : slot.addNewSrgbClr();
        rgb.setVal(rgb(colour));
    }

    private static byte[] rgb(Color colour) {
        return new byte[]{(byte) colour.getRed(), (byte) colour.getGreen(), (byte) colour.getBlue()};
    }

    private static void type(CTFontScheme fonts) {
        fonts.setName(COMPANY);
        fonts.getMajorFont().getLatin().setTypeface(FONT);
        fonts.getMinorFont().getLatin().setTypeface(FONT);
    }

    private static void placeTitle(XSLFSheet sheet) {
        XSLFTextShape title = placeholder(sheet, Placeholder.TITLE);
        title.setAnchor(new Rectangle2D.Double(MARGIN, 40, CONTENT_WIDTH, 56));
        title.setVerticalAlignment(VerticalAlignment.MIDDLE);
        title.setLeftInset(0);
        if (sheet instanceof XSLFSlideMaster master) {
            var styles = master.getXmlObject().getTxStyles();
            headline(styles.getTitleStyle().getLvl1PPr(), 30);
            CTTextParagraphProperties body = styles.getBodyStyle().getLvl1PPr();
            body.getDefRPr().setSz(2000);
            body.addNewBuClr().addNewSrgbClr().setVal(rgb(COLD));
        }
    }

    private static void headline(CTTextParagraphProperties style, int points) {
        style.setAlgn(STTextAlignType.L);
        style.getDefRPr().setSz(points * 100);
        style.getDefRPr().setB(true);
    }

    private static void placeBody(XSLFSheet sheet) {
        XSLFTextShape body = placeholder(sheet, Placeholder.BODY);
        body.setAnchor(new Rectangle2D.Double(MARGIN, 160, CONTENT_WIDTH, 260));
        body.setLeftInset(0);
    }

    private static void placeCover(XSLFSlideLayout cover) {
        XSLFTextShape title = placeholder(cover, Placeholder.CENTERED_TITLE);
        title.setAnchor(new Rectangle2D.Double(MARGIN, 130, 455, 130));
        title.setVerticalAlignment(VerticalAlignment.BOTTOM);
        title.setLeftInset(0);
        XSLFTextShape subtitle = placeholder(cover, Placeholder.SUBTITLE);
        subtitle.setAnchor(new Rectangle2D.Double(MARGIN, 276, 520, 80));
        subtitle.setLeftInset(0);
        subtitle.getTextParagraphs().getFirst().setTextAlign(TextAlign.LEFT);
    }

    private static void drawBrand(XSLFSlideMaster master) {
        var rule = master.createAutoShape();
        rule.setAnchor(new Rectangle2D.Double(MARGIN, 30, 44, 4));
        rule.setFillColor(COLD);
        rule.setLineColor(null);
        line(master, COMPANY, new Rectangle2D.Double(MARGIN, 506, 120, 20), TextAlign.LEFT, true);
        line(master, DISCLAIMER, new Rectangle2D.Double(MARGIN + 130, 506, 560, 20), TextAlign.LEFT, false);
    }

    private static void line(XSLFSlideMaster master, String text, Rectangle2D anchor, TextAlign align, boolean strong) {
        var box = master.createTextBox();
        box.setAnchor(anchor);
        box.setLeftInset(0);
        box.setTopInset(0);
        box.setBottomInset(0);
        var paragraph = box.getTextParagraphs().isEmpty()
                ? box.addNewTextParagraph()
                : box.getTextParagraphs().getFirst();
        paragraph.setTextAlign(align);
        var run = paragraph.addNewTextRun();
        run.setText(text);
        run.setFontSize(10.0);
        run.setBold(strong);
        run.setFontColor(strong ? COLD : MIST);
    }

    private static XSLFTextShape placeholder(XSLFSheet sheet, Placeholder type) {
        for (XSLFTextShape shape : sheet.getPlaceholders()) {
            Placeholder found = shape.getTextType();
            if (found == type || (type == Placeholder.BODY && found == Placeholder.CONTENT)) {
                return shape;
            }
        }
        throw new IllegalStateException("The template has no placeholder " + type);
    }
}
