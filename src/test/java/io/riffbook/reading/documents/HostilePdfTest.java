package io.riffbook.reading.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import io.riffbook.reading.Answers;
import io.riffbook.reading.UnreadableDeck.Reason;
import io.riffbook.reading.WorkerMessage.Drawn.Outcome;
import io.riffbook.reading.WorkerMessage.Drawn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostilePdfTest {

    @TempDir
    private Path folder;

    private final Pdfs pdf = new Pdfs();

    /// CVE-2025-66516: a form in XFA whose XML names an external entity.
    @Test
    void looksAtNoXfaForm() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "a secret");
        var calls = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String xfa = "<!DOCTYPE x [<!ENTITY a SYSTEM \"" + secret.toUri()
                    + "\"><!ENTITY b SYSTEM \"http://localhost:"
                    + server.getAddress().getPort() + "/\">]><xdp:xdp xmlns:xdp=\"http://ns.adobe.com/xdp/\">&a;&b;"
                    + "</xdp:xdp>";
            PDPage page = pdf.page();
            pdf.words(page, 60, 100, 20, "A form");
            var form = new COSDictionary();
            form.setItem(COSName.FIELDS, new COSArray());
            form.setItem(COSName.getPDFName("XFA"), new PDStream(pdf.document(),
                    new java.io.ByteArrayInputStream(xfa.getBytes(StandardCharsets.UTF_8))));
            pdf.document().getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
            Path file = pdf.save(folder.resolve("a.pdf"));

            Answers text = Answers.text(file);
            Answers drawn = Answers.previews(file, Files.createDirectory(folder.resolve("previews")));

            assertThat(text.only().title()).isEqualTo("A form");
            assertThat(text.only().toString()).doesNotContain("a secret");
            assertThat(drawn.drawn).extracting(Drawn::outcome).containsExactly(Outcome.SLIDE);
            assertThat(calls).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void runsNoScript() throws IOException {
        pdf.words(pdf.page(), 60, 100, 20, "A page");
        pdf.document().getDocumentCatalog().setOpenAction(new PDActionJavaScript("while (true) {}"));

        assertThat(Answers.text(pdf.save(folder.resolve("a.pdf"))).only().title()).isEqualTo("A page");
    }

    @Test
    void refusesWhatOpensOnlyWithAPassword() throws IOException {
        assertThat(Refusals.of(protect("secret"))).isEqualTo(Reason.ENCRYPTED);
    }

    @Test
    void readsWhatOnlyItsOwnerMayChange() throws IOException {
        assertThat(Answers.text(protect("")).only().title()).isEqualTo("A page");
    }

    @Test
    void endsAnEndlessPageTree() throws IOException {
        pdf.page();
        COSDictionary pages = pdf.document().getPages().getCOSObject();
        var inner = new COSDictionary();
        inner.setItem(COSName.TYPE, COSName.PAGES);
        inner.setItem(COSName.PARENT, pages);
        inner.setItem(COSName.COUNT, COSInteger.get(5));
        var kids = new COSArray();
        kids.add(pages);
        inner.setItem(COSName.KIDS, kids);
        pages.getCOSArray(COSName.KIDS).add(inner);

        assertEnds(pdf.save(folder.resolve("a.pdf")));
    }

    @Test
    void refusesMorePagesThanADeckMayHave() throws IOException {
        PDPage page = pdf.page();
        COSDictionary pages = pdf.document().getPages().getCOSObject();
        for (int i = 1; i < 100_000; i++) {
            pages.getCOSArray(COSName.KIDS).add(page);
        }
        pages.setInt(COSName.COUNT, 100_000);

        assertThat(Refusals.of(pdf.save(folder.resolve("a.pdf")))).isEqualTo(Reason.TOO_MANY_SLIDES);
    }

    @Test
    void endsAnOutlineThatIsDeepAndOneThatIsEndless() throws IOException {
        pdf.words(pdf.page(), 60, 100, 20, "A page");
        var outline = new PDDocumentOutline();
        pdf.document().getDocumentCatalog().setDocumentOutline(outline);
        COSDictionary above = outline.getCOSObject();
        var last = new PDOutlineItem();
        for (int depth = 0; depth < 20_000; depth++) {
            last = new PDOutlineItem();
            last.setTitle("Depth " + depth);
            above.setItem(COSName.FIRST, last);
            above = last.getCOSObject();
        }
        last.getCOSObject().setItem(COSName.NEXT, last);

        assertThat(Answers.text(pdf.save(folder.resolve("a.pdf"))).only().title()).isEqualTo("A page");
    }

    @Test
    void drawsAHugePageSmall() throws IOException {
        var page = new PDPage(new PDRectangle(2_000_000, 1_000_000));
        pdf.document().addPage(page);
        var strip = new PDPage(new PDRectangle(1, 10_000_000));
        pdf.document().addPage(strip);
        Path previews = Files.createDirectory(folder.resolve("previews"));

        Answers answers = Answers.previews(pdf.save(folder.resolve("a.pdf")), previews);

        assertThat(answers.drawn).extracting(Drawn::outcome).containsExactly(Outcome.SLIDE, Outcome.TEXT);
    }

    @Test
    void drawsNoPictureWithMorePixelsThanAreDecoded() throws IOException {
        PDPage page = pdf.page();
        var stream = new PDStream(pdf.document());
        COSDictionary picture = stream.getCOSObject();
        picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
        picture.setInt(COSName.WIDTH, 60_000);
        picture.setInt(COSName.HEIGHT, 60_000);
        picture.setInt(COSName.BITS_PER_COMPONENT, 8);
        picture.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
        var objects = new COSDictionary();
        objects.setItem(COSName.getPDFName("Im0"), stream);
        var resources = new COSDictionary();
        resources.setItem(COSName.XOBJECT, objects);
        page.getCOSObject().setItem(COSName.RESOURCES, resources);
        Path previews = Files.createDirectory(folder.resolve("previews"));

        Answers answers = Answers.previews(pdf.save(folder.resolve("a.pdf")), previews);

        assertThat(answers.drawn).extracting(Drawn::outcome).containsExactly(Outcome.TEXT);
    }

    private Path protect(String password) throws IOException {
        pdf.words(pdf.page(), 60, 100, 20, "A page");
        pdf.document().protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
        return pdf.save(folder.resolve("protected" + password.length() + ".pdf"));
    }

    private static void assertEnds(Path file) {
        assertThatCode(() -> {
            try {
                Answers.text(file);
            } catch (RuntimeException e) {
                // A reason is as good as passages.
            }
        }).doesNotThrowAnyException();
    }
}
