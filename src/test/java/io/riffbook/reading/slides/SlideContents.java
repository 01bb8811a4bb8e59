package io.riffbook.reading.slides;

import io.riffbook.reading.openxml.RawDeck;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;

/// Things on slides that take more than a line to make.
final class SlideContents {

    private static final String MAIN = "http://schemas.openxmlformats.org/";
    private static final String STRICT = "http://purl.oclc.org/ooxml/";

    private SlideContents() {}

    /// Bars of two series in two quarters.
    static void chart(XMLSlideShow show, XSLFSlide slide, double north) {
        XSLFChart chart = show.createChart();
        var quarters = chart.createCategoryAxis(AxisPosition.BOTTOM);
        quarters.setTitle("Quarter");
        var revenue = chart.createValueAxis(AxisPosition.LEFT);
        revenue.setTitle("Million €");
        XDDFChartData bars = chart.createData(ChartTypes.BAR, quarters, revenue);
        var names = XDDFDataSourcesFactory.fromArray(new String[]{"Q1", "Q2"}, "Sheet1!$A$2:$A$3");
        bars.addSeries(names, XDDFDataSourcesFactory.fromArray(new Double[]{north, 3.0}, "Sheet1!$B$2:$B$3"))
                .setTitle("North", chart.setSheetTitle("North", 1));
        bars.addSeries(names, XDDFDataSourcesFactory.fromArray(new Double[]{0.25, 4.0}, "Sheet1!$C$2:$C$3"))
                .setTitle("South", chart.setSheetTitle("South", 2));
        chart.plot(bars);
        chart.setTitleText("Revenue by region");
        slide.addChart(chart, new Rectangle(1_000_000, 1_000_000, 4_000_000, 3_000_000));
    }

    /// A diagram with the data of a SmartArt, on the first slide.
    static RawDeck diagram(RawDeck deck, String points, String connections) {
        deck.add("ppt/diagrams/data1.xml",
                "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml", """
                        <dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" \
                        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>%s</dgm:ptLst>\
                        <dgm:cxnLst>%s</dgm:cxnLst></dgm:dataModel>""".formatted(points, connections));
        String id = deck.relate(RawDeck.slide(1), "diagramData", "ppt/diagrams/data1.xml");
        return deck.shapes(1, frame("http://schemas.openxmlformats.org/drawingml/2006/diagram", """
                <dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="%s"/>"""
                .formatted(id)));
    }

    static String point(String id, String words) {
        return "<dgm:pt modelId=\"" + id + "\"><dgm:t><a:bodyPr/><a:p><a:r><a:t>" + words
                + "</a:t></a:r></a:p></dgm:t></dgm:pt>";
    }

    static String connection(String from, String to, int order) {
        return "<dgm:cxn modelId=\"c" + from + to + "\" srcId=\"" + from + "\" destId=\"" + to + "\" srcOrd=\"" + order
                + "\" destOrd=\"0\"/>";
    }

    /// A funnel, as PowerPoint writes its newer charts, with a picture for programs that don't know it; on the first slide.
    static RawDeck funnel(RawDeck deck) {
        deck.add("ppt/charts/chartEx1.xml", "application/vnd.ms-office.chartex+xml", """
                <cx:chartSpace xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" \
                xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><cx:chartData><cx:data id="0">\
                <cx:strDim type="cat"><cx:lvl ptCount="2"><cx:pt idx="0">Leads</cx:pt><cx:pt idx="1">Deals</cx:pt>\
                </cx:lvl></cx:strDim><cx:numDim type="val"><cx:lvl ptCount="2" formatCode="#,##0">\
                <cx:pt idx="0">5000</cx:pt><cx:pt idx="1">120</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData>\
                <cx:chart><cx:title><cx:tx><cx:rich><a:bodyPr/><a:p><a:r><a:t>From lead to deal</a:t></a:r></a:p>\
                </cx:rich></cx:tx></cx:title><cx:plotArea><cx:plotAreaRegion><cx:series layoutId="funnel"><cx:tx>\
                <cx:txData><cx:v>2026</cx:v></cx:txData></cx:tx><cx:dataId val="0"/></cx:series></cx:plotAreaRegion>\
                </cx:plotArea></cx:chart></cx:chartSpace>""");
        String id = deck.relate(RawDeck.slide(1), "http://schemas.microsoft.com/office/2014/relationships/chartEx",
                "ppt/charts/chartEx1.xml");
        return deck.shapes(1, """
                <mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">\
                <mc:Choice xmlns:cx1="http://schemas.microsoft.com/office/drawing/2015/9/8/chartex" Requires="cx1">%s\
                </mc:Choice><mc:Fallback>%s</mc:Fallback></mc:AlternateContent>"""
                .formatted(frame("http://schemas.microsoft.com/office/drawing/2014/chartex", """
                        <cx:chart xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" r:id="%s"/>"""
                        .formatted(id)), box("This chart isn't available in your version.", "")));
    }

    /// A text box.
    ///
    /// @param properties attributes and children of its name
    static String box(String paragraph, String properties) {
        return """
                <p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" \
                xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:nvSpPr>\
                <p:cNvPr id="78" name="Box 78"%s/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody>\
                <a:bodyPr/><a:p>%s</a:p></p:txBody></p:sp>""".formatted(properties,
                paragraph.startsWith("<") ? paragraph : "<a:r><a:t>" + paragraph + "</a:t></a:r>");
    }

    private static String frame(String uri, String content) {
        return """
                <p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" \
                xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:nvGraphicFramePr>\
                <p:cNvPr id="77" name="Frame 77"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>\
                <p:xfrm><a:off x="100" y="100"/><a:ext cx="5000000" cy="3000000"/></p:xfrm><a:graphic>\
                <a:graphicData uri="%s">%s</a:graphicData></a:graphic></p:graphicFrame>""".formatted(uri, content);
    }

    /// The same presentation as another kind of file: a show or a template.
    static RawDeck as(String mainType, RawDeck deck) {
        return deck.change("[Content_Types].xml", types -> types.replace(
                "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", mainType));
    }

    static RawDeck withMacros(RawDeck deck) {
        deck.add("ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject", "not to be kept");
        deck.relate("ppt/presentation.xml", "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                "ppt/vbaProject.bin");
        return deck;
    }

    /// The same presentation as strict Open XML.
    static RawDeck strict(RawDeck deck) {
        return deck.changeAll(xml -> xml.replace(RawDeck.OFFICE, STRICT + "officeDocument/relationships/")
                .replace(MAIN + "officeDocument/2006/relationships\"", STRICT + "officeDocument/relationships\"")
                .replace(MAIN + "presentationml/2006/main", STRICT + "presentationml/main")
                .replace(MAIN + "drawingml/2006/main", STRICT + "drawingml/main"));
    }

    static byte[] png(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", out);
        return out.toByteArray();
    }
}
