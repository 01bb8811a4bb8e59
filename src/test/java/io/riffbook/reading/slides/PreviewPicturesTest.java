package io.riffbook.reading.slides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.riffbook.reading.Answers;
import io.riffbook.reading.Decks;
import io.riffbook.reading.WorkerMessage.Drawn;
import io.riffbook.reading.WorkerRequest;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.poi.sl.usermodel.PictureData.PictureType;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewPicturesTest {

    private static final String SVG = """
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10"
             width="10" height="10">%s<rect width="10" height="10" fill="#00ff00"/></svg>""";

    @TempDir
    private Path folder;

    @Test
    void drawsSvg() throws IOException {
        assertThat(centre(PictureType.SVG, SVG.formatted("").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Color.GREEN);
    }

    @Test
    void drawsPng() throws IOException {
        assertThat(centre(PictureType.PNG, png(100, 100))).isEqualTo(Color.BLUE);
    }

    @Test
    void drawsAPictureOfManyPixelsFromSomeOfThem() throws IOException {
        var picture = new BoundedPicture();

        picture.loadImage(png(8_000, 4_000), "image/png");

        assertThat(picture.getImage().getWidth()).isEqualTo(4_000);
    }

    @Test
    void doesNotDecodeAPictureThatClaimsGigabytes() throws IOException {
        byte[] claim = withSize(png(10, 10), 60_000, 60_000);

        assertThatIOException().isThrownBy(() -> new BoundedPicture().loadImage(claim, "image/png"));
        assertThat(centre(PictureType.PNG, claim)).isEqualTo(Color.WHITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<image xlink:href='file:///etc/hostname' width='1' height='1'/>",
            "<image href='http://127.0.0.1:9/x.png' width='1' height='1'/>", "<script>1</script>",
            "<style>@import 'http://127.0.0.1:9/x.css';</style>", "<rect fill='url(http://127.0.0.1:9/x#y)'/>",
            "<style>rect{fill:ur\\6c(file:///etc/passwd)}</style>", "<g xml:base='file:///etc/'/>",
            "<image xlink:href='data:image/svg+xml;base64,PHN2Zz4='/>"})
    void drawsNoSvgThatRefersToAnythingOutside(String part) throws IOException {
        byte[] svg = SVG.formatted(part).getBytes(StandardCharsets.UTF_8);

        assertThatIOException().isThrownBy(() -> SvgCheck.requireSelfContained(svg));
        assertThat(centre(PictureType.SVG, svg)).isEqualTo(Color.WHITE);
    }

    @Test
    void drawsNoSvgWithEntities() {
        byte[] svg = ("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" + SVG.formatted("<text>&a;</text>"))
                .getBytes(StandardCharsets.UTF_16);

        assertThatIOException().isThrownBy(() -> SvgCheck.requireSelfContained(svg));
    }

    @Test
    void tellsSlidesApartByTheirPictures() throws IOException {
        String one = Answers.text(deck(PictureType.PNG, png(10, 10))).only().contentHash();
        String other = Answers.text(deck(PictureType.PNG, png(10, 11))).only().contentHash();

        assertThat(one).isNotEqualTo(other);
        assertThat(one).isEqualTo(Answers.text(deck(PictureType.PNG, png(10, 10))).only().contentHash());
    }

    private Color centre(PictureType type, byte[] picture) throws IOException {
        Answers answers = Answers.previews(deck(type, picture), folder);
        assertThat(answers.drawn).singleElement()
                .satisfies(drawn -> assertThat(drawn.outcome()).isEqualTo(Drawn.Outcome.SLIDE));
        BufferedImage preview = ImageIO.read(WorkerRequest.preview(folder, 1, false).wide().toFile());
        return new Color(preview.getRGB(640, 480));
    }

    private Path deck(PictureType type, byte[] picture) throws IOException {
        var deck = new Decks();
        XSLFSlide slide = deck.show().createSlide();
        XSLFPictureShape shape = slide.createPicture(deck.show().addPicture(picture, type));
        shape.setAnchor(new Rectangle(100, 100, 520, 340));
        return deck.save(Files.createTempDirectory(folder, "deck").resolve("deck.pptx"));
    }

    private static byte[] png(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /// Changes what the header claims.
    private static byte[] withSize(byte[] png, int width, int height) {
        ByteBuffer bytes = ByteBuffer.wrap(png.clone());
        bytes.putInt(16, width).putInt(20, height);
        var crc = new CRC32();
        crc.update(bytes.array(), 12, 17);
        return bytes.putInt(29, (int) crc.getValue()).array();
    }
}
