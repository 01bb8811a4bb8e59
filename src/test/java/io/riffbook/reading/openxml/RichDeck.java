package io.riffbook.reading.openxml;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riffbook.reading.Decks;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;

/// A deck in which each slide uses another kind of part; what belongs to the deck alone is there too.
final class RichDeck {

    static final int WORDS = 1;
    static final int CHART = 2;
    static final int SMART_ART = 3;
    static final int FILM = 4;
    static final int OBJECT = 5;
    static final int LINKS = 6;
    static final int NUMBER = 7;
    static final int SLIDES = 7;

    /// Smallest of all PNG pictures, but for what is appended: so that pictures can differ.
    private static final byte[] PNG = java.util.Base64.getDecoder().decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final String MICROSOFT = "http://schemas.microsoft.com/office/";
    private static final String FRAME = """
            <p:graphicFrame xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:nvGraphicFramePr>\
            <p:cNvPr id="%d" name="%s"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm>\
            <a:off x="0" y="0"/><a:ext cx="99" cy="99"/></p:xfrm><a:graphic><a:graphicData uri="%s">%s\
            </a:graphicData></a:graphic></p:graphicFrame>""";
    private static final String PICTURE = """
            <p:pic xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:nvPicPr>\
            <p:cNvPr id="%d" name="%s"/><p:cNvPicPr/><p:nvPr>%s</p:nvPr></p:nvPicPr><p:blipFill><a:blip %s/>\
            <a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/>\
            <a:ext cx="99" cy="99"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>""";

    private RichDeck() {}

    static Path save(Path file) throws IOException {
        return build(file).save(file);
    }

    /// @param file where it may lie while it is made
    static RawDeck build(Path file) throws IOException {
        var decks = new Decks();
        XSLFSlide words = decks.slide("Words");
        Decks.bullet(Decks.body(words), 0, "A point");
        decks.notes(words, "Say it slowly");
        chart(decks, decks.slide("Chart"));
        for (String title : new String[]{"Smart art", "Film", "Object", "Links", "Number"}) {
            decks.slide(title);
        }
        RawDeck deck = RawDeck.of(decks.save(file));
        chartStyles(deck);
        smartArt(deck);
        film(deck);
        object(deck);
        links(deck);
        number(deck);
        ofTheDeck(deck);
        return deck;
    }

    /// Two slides, of which the second has another master, with a theme and a layout of its own.
    static Path twoMasters(Path file) throws IOException {
        var decks = new Decks();
        decks.slide("First");
        decks.slide("Second");
        RawDeck deck = RawDeck.of(decks.save(file));
        String relationships = RawDeck.relationshipsOf(RawDeck.slide(2));
        String layout = deck.text(relationships).replaceFirst("(?s).*(slideLayout\\d+\\.xml).*", "$1");
        deck.add("ppt/theme/theme9.xml", ContentTypes.THEME,
                deck.text("ppt/theme/theme1.xml").replaceFirst("1F497D", "FF0000"));
        deck.add("ppt/slideLayouts/own.xml", ContentTypes.LAYOUT, deck.text("ppt/slideLayouts/" + layout));
        String master = "ppt/slideMasters/own.xml";
        String own = deck.relate(master, "slideLayout", "ppt/slideLayouts/own.xml");
        deck.relate(master, "theme", "ppt/theme/theme9.xml");
        deck.relate("ppt/slideLayouts/own.xml", "slideMaster", master);
        deck.add(master, ContentTypes.MASTER, deck.text("ppt/slideMasters/slideMaster1.xml").replaceFirst(
                "(?s)<p:sldLayoutIdLst>.*</p:sldLayoutIdLst>",
                "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147484001\" r:id=\"" + own + "\"/></p:sldLayoutIdLst>"));
        deck.change(relationships, text -> text.replaceFirst("slideLayout\\d+\\.xml", "own.xml"));
        String id = deck.relate("ppt/presentation.xml", "slideMaster", master);
        deck.insert("ppt/presentation.xml", "</p:sldMasterIdLst>",
                "<p:sldMasterId id=\"2147484000\" r:id=\"" + id + "\"/>");
        return deck.save(file);
    }

    static byte[] picture(String mark) {
        byte[] tail = mark.getBytes(UTF_8);
        byte[] picture = java.util.Arrays.copyOf(PNG, PNG.length + tail.length);
        System.arraycopy(tail, 0, picture, PNG.length, tail.length);
        return picture;
    }

    private static void chart(Decks decks, XSLFSlide slide) throws IOException {
        XSLFChart chart = decks.show().createChart();
        XDDFCategoryAxis bottom = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis left = chart.createValueAxis(AxisPosition.LEFT);
        var data = chart.createData(ChartTypes.LINE, bottom, left);
        data.addSeries(XDDFDataSourcesFactory.fromArray(new String[]{"Spring", "Autumn"}),
                XDDFDataSourcesFactory.fromArray(new Double[]{1.0, 2.0}));
        chart.plot(data);
        slide.addChart(chart, new Rectangle(100, 100, 4_000_000, 3_000_000));
        slide.createPicture(decks.show().addPicture(picture("chart"), PictureData.PictureType.PNG));
    }

    private static void chartStyles(RawDeck deck) {
        String chart = deck.names().stream().filter(name -> name.matches("ppt/charts/chart\\d+\\.xml")).findFirst()
                .orElseThrow();
        deck.add("ppt/charts/style1.xml", "application/vnd.ms-office.chartstyle+xml", "<cs:chartStyle xmlns:cs='s'/>");
        deck.add("ppt/charts/colors1.xml", "application/vnd.ms-office.chartcolorstyle+xml",
                "<cs:colorStyle xmlns:cs='s'/>");
        deck.relate(chart, MICROSOFT + "2011/relationships/chartStyle", "ppt/charts/style1.xml");
        deck.relate(chart, MICROSOFT + "2011/relationships/chartColorStyle", "ppt/charts/colors1.xml");
    }

    private static void smartArt(RawDeck deck) {
        String slide = RawDeck.slide(SMART_ART);
        String type = "application/vnd.openxmlformats-officedocument.drawingml.diagram%s+xml";
        deck.add("ppt/diagrams/layout1.xml", type.formatted("Layout"), "<dgm:layoutDef xmlns:dgm='d'/>");
        deck.add("ppt/diagrams/quickStyle1.xml", type.formatted("Style"), "<dgm:styleDef xmlns:dgm='d'/>");
        deck.add("ppt/diagrams/colors1.xml", type.formatted("Colors"), "<dgm:colorsDef xmlns:dgm='d'/>");
        deck.add("ppt/diagrams/drawing1.xml", "application/vnd.ms-office.drawingml.diagramDrawing+xml",
                "<dsp:drawing xmlns:dsp='http://schemas.microsoft.com/office/drawing/2008/diagram'/>");
        String drawing = deck.relate(slide, MICROSOFT + "2007/relationships/diagramDrawing",
                "ppt/diagrams/drawing1.xml");
        deck.add("ppt/diagrams/data1.xml", type.formatted("Data"),
                "<dgm:dataModel xmlns:dgm='d'><dsp:dataModelExt xmlns:dsp='p' relId='" + drawing
                        + "'/></dgm:dataModel>");
        deck.add("ppt/media/dot.png", "image/png", picture("dot"));
        deck.relate("ppt/diagrams/data1.xml", "image", "ppt/media/dot.png");
        deck.insert("ppt/diagrams/data1.xml", "</dgm:dataModel>", "<a:blip xmlns:a='a' xmlns:r='"
                + Xml.RELATIONSHIPS + "' r:embed='rIdNew" + lastId(deck, "ppt/diagrams/data1.xml") + "'/>");
        String ids = "<dgm:relIds r:dm=\"%s\" r:lo=\"%s\" r:qs=\"%s\" r:cs=\"%s\"/>".formatted(
                deck.relate(slide, "diagramData", "ppt/diagrams/data1.xml"),
                deck.relate(slide, "diagramLayout", "ppt/diagrams/layout1.xml"),
                deck.relate(slide, "diagramQuickStyle", "ppt/diagrams/quickStyle1.xml"),
                deck.relate(slide, "diagramColors", "ppt/diagrams/colors1.xml"));
        deck.shapes(SMART_ART, FRAME.formatted(40, "Diagram",
                "http://schemas.openxmlformats.org/drawingml/2006/diagram", ids));
    }

    private static String lastId(RawDeck deck, String part) {
        String text = deck.text(RawDeck.relationshipsOf(part));
        int start = text.lastIndexOf("rIdNew") + "rIdNew".length();
        return text.substring(start, text.indexOf('"', start));
    }

    private static void film(RawDeck deck) {
        String slide = RawDeck.slide(FILM);
        deck.add("ppt/media/film.mp4", "video/mp4", "a film ".repeat(10_000));
        deck.add("ppt/media/poster.png", "image/png", picture("poster"));
        deck.add("ppt/media/bell.wav", "audio/x-wav", "a bell");
        String video = deck.relate(slide, "video", "ppt/media/film.mp4");
        String media = deck.relate(slide, MICROSOFT + "2007/relationships/media", "ppt/media/film.mp4");
        String poster = deck.relate(slide, "image", "ppt/media/poster.png");
        String bell = deck.relate(slide, "audio", "ppt/media/bell.wav");
        deck.shapes(FILM, PICTURE.formatted(50, "Film", """
                <a:videoFile r:link="%s"/><p:extLst><p:ext uri="{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}">\
                <p14:media xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" r:embed="%s"/>\
                </p:ext></p:extLst>""".formatted(video, media), "r:embed=\"" + poster + "\""));
        deck.insert(slide, "</p:sld>", """
                <p:transition><p:sndAc><p:stSnd><p:snd xmlns:r="%s" r:embed="%s" name="bell"/></p:stSnd></p:sndAc>\
                </p:transition>""".formatted(Xml.RELATIONSHIPS, bell));
    }

    private static void object(RawDeck deck) {
        String slide = RawDeck.slide(OBJECT);
        deck.add("ppt/embeddings/object.bin", "application/vnd.openxmlformats-officedocument.oleObject", "an object");
        deck.add("ppt/media/object.png", "image/png", picture("object"));
        deck.add("ppt/drawings/vml.vml", ContentTypes.VML,
                "<xml xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office'>"
                        + "<v:shape><v:imagedata o:relid='rIdNewVml'/></v:shape></xml>");
        deck.relate("ppt/drawings/vml.vml", "image", "ppt/media/object.png");
        deck.change("ppt/drawings/vml.vml",
                text -> text.replace("rIdNewVml", "rIdNew" + lastId(deck, "ppt/drawings/vml.vml")));
        deck.add("ppt/tags/tag1.xml", "application/vnd.openxmlformats-officedocument.presentationml.tags+xml",
                "<p:tagLst xmlns:p=\"" + Xml.PRESENTATION + "\"><p:tag name=\"A\" val=\"50%\"/></p:tagLst>");
        deck.add("customXml/item9.xml", "application/xml", "<secret/>");
        String object = deck.relate(slide, "oleObject", "ppt/embeddings/object.bin");
        String preview = deck.relate(slide, "image", "ppt/media/object.png");
        String tags = deck.relate(slide, "tags", "ppt/tags/tag1.xml");
        String custom = deck.relate(slide, "customXml", "customXml/item9.xml");
        deck.relate(slide, "vmlDrawing", "ppt/drawings/vml.vml");
        deck.shapes(OBJECT, FRAME.formatted(60, "Object", "http://schemas.openxmlformats.org/presentationml/2006/ole",
                "<p:oleObj name=\"Thing\" progId=\"Thing\" r:id=\"" + object + "\"><p:embed/>"
                        + PICTURE.formatted(0, "", "", "r:embed=\"" + preview + "\"") + "</p:oleObj>"));
        deck.insert(slide, "</p:cSld>", """
                <p:custDataLst xmlns:r="%s"><p:custData r:id="%s"/><p:tags r:id="%s"/></p:custDataLst>"""
                .formatted(Xml.RELATIONSHIPS, custom, tags));
    }

    private static void links(RawDeck deck) {
        String slide = RawDeck.slide(LINKS);
        String linked = deck.relateOutside(slide, "oleObject", "file:///C:/somewhere/book.xlsx");
        deck.add("ppt/media/linked.png", "image/png", picture("linked"));
        String preview = deck.relate(slide, "image", "ppt/media/linked.png");
        String spy = deck.relateOutside(slide, "image", "https://fetched.example/spy.png");
        String jump = deck.relate(slide, "slide", RawDeck.slide(WORDS));
        String site = deck.relateOutside(slide, "hyperlink", "https://example.org/a?b=1&amp;c=2");
        String film = deck.relateOutside(slide, "video", "https://example.org/film");
        String orphan = deck.relate(slide, "image", "ppt/media/object.png");
        deck.shapes(LINKS, FRAME.formatted(70, "Linked", "http://schemas.openxmlformats.org/presentationml/2006/ole",
                "<p:oleObj name=\"Book\" progId=\"Book\" r:id=\"" + linked + "\"><p:link updateAutomatic=\"1\"/>"
                        + PICTURE.formatted(0, "", "", "r:embed=\"" + preview + "\"") + "</p:oleObj>"));
        deck.shapes(LINKS, PICTURE.formatted(71, "Spy", "", "r:link=\"" + spy + "\""));
        deck.shapes(LINKS, PICTURE.formatted(72, "Web film", "<a:videoFile r:link=\"" + film + "\"/>",
                "r:embed=\"" + preview + "\""));
        deck.shapes(LINKS, """
                <p:grpSp xmlns:r="%s"><p:nvGrpSpPr><p:cNvPr id="73" name="Group"/><p:cNvGrpSpPr/><p:nvPr/>\
                </p:nvGrpSpPr><p:grpSpPr/>%s%s</p:grpSp>""".formatted(Xml.RELATIONSHIPS,
                words(74, "Jump", "<a:hlinkClick r:id=\"" + jump + "\" action=\"ppaction://hlinksldjump\"/>"),
                words(75, "Site", "<a:hlinkClick r:id=\"" + site + "\"/>")));
        deck.shapes(LINKS, words(76, "Macro", "<a:hlinkClick r:id=\"\" action=\"ppaction://macro?name=Boom\"/>"));
        assert !orphan.isEmpty();
    }

    private static String words(int id, String text, String link) {
        return """
                <p:sp xmlns:r="%s"><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>\
                <p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en">%s</a:rPr><a:t>%s</a:t></a:r></a:p></p:txBody></p:sp>"""
                .formatted(Xml.RELATIONSHIPS, id, text, link, text);
    }

    private static void number(RawDeck deck) {
        deck.shapes(NUMBER, """
                <p:sp><p:nvSpPr><p:cNvPr id="80" name="Number"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody>\
                <a:bodyPr/><a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">\
                <a:rPr lang="en"><a:latin typeface="House Sans"/></a:rPr><a:t>7</a:t></a:fld></a:p></p:txBody></p:sp>\
                """);
        deck.shapes(NUMBER, FRAME.formatted(81, "Table", "http://schemas.openxmlformats.org/drawingml/2006/table", """
                <a:tbl><a:tblPr><a:tableStyleId>{11111111-2222-3333-4444-555555555555}</a:tableStyleId></a:tblPr>\
                <a:tblGrid><a:gridCol w="9"/></a:tblGrid><a:tr h="9"><a:tc><a:txBody><a:bodyPr/><a:p/></a:txBody>\
                <a:tcPr/></a:tc></a:tr></a:tbl>"""));
        deck.change("ppt/tableStyles.xml", _ -> """
                <a:tblStyleLst xmlns:a="%s" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}">\
                <a:tblStyle styleId="{11111111-2222-3333-4444-555555555555}" styleName="House"/>\
                <a:tblStyle styleId="{99999999-2222-3333-4444-555555555555}" styleName="Unused"/></a:tblStyleLst>"""
                .formatted(Xml.DRAWING));
        deck.add("ppt/fonts/font1.fntdata", "application/x-fontdata", "a house font");
        deck.add("ppt/fonts/font2.fntdata", "application/x-fontdata", "another font");
        String used = deck.relate("ppt/presentation.xml", "font", "ppt/fonts/font1.fntdata");
        String unused = deck.relate("ppt/presentation.xml", "font", "ppt/fonts/font2.fntdata");
        deck.insert("ppt/presentation.xml", "<p:defaultTextStyle", """
                <p:embeddedFontLst><p:embeddedFont><p:font typeface="House Sans"/><p:regular r:id="%s"/>\
                </p:embeddedFont><p:embeddedFont><p:font typeface="Never Used"/><p:bold r:id="%s"/></p:embeddedFont>\
                </p:embeddedFontLst>""".formatted(used, unused));
    }

    /// What no slide needs.
    private static void ofTheDeck(RawDeck deck) {
        String slide = RawDeck.slide(WORDS);
        deck.add("ppt/comments/comment1.xml",
                "application/vnd.openxmlformats-officedocument.presentationml.comments+xml",
                "<p:cmLst xmlns:p=\"" + Xml.PRESENTATION + "\"/>");
        deck.relate(slide, "comments", "ppt/comments/comment1.xml");
        deck.add("ppt/printerSettings/printer.bin",
                "application/vnd.openxmlformats-officedocument.presentationml.printerSettings", "a printer");
        deck.relate("ppt/presentation.xml", "printerSettings", "ppt/printerSettings/printer.bin");
        deck.relateOutside("ppt/presentation.xml", "attachedTemplate", "https://fetched.example/template.potx");
    }
}
