package io.riffbook.reading;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.usermodel.PictureData.PictureType;

/// A file of each class of attack, made on the spot.
final class HostileFiles {

    private static final String SLIDE = "ppt/slides/slide1.xml";

    private final Path folder;

    HostileFiles(Path folder) {
        this.folder = folder;
    }

    Path make(String attack) throws IOException, GeneralSecurityException {
        return switch (attack) {
            case "bomb-by-ratio" -> bombByRatio();
            case "bomb-by-entries" -> bombByEntries();
            case "bomb-by-all-entries" -> bombByAllEntries();
            case "bomb-in-a-bomb" -> bombInABomb();
            case "entity-expansion" -> entityExpansion();
            case "external-entity" -> externalEntity();
            case "external-dtd" -> externalDtd();
            case "path-traversal" -> zip("../../../etc/cron.d/x");
            case "path-with-drive" -> zip("C:\\Windows\\x.xml");
            case "two-entries-of-one-name" -> zip(SLIDE, "PPT/slides/SLIDE1.xml");
            case "encrypted" -> encrypted();
            case "encrypted-entries" -> encryptedEntries();
            case "ten-thousand-shapes" -> tenThousandShapes();
            case "groups-in-groups" -> groupsInGroups();
            case "huge-picture" -> hugePicture();
            case "picture-that-lies" -> pictureThatLies();
            case "relationship-loop" -> relationshipLoop();
            case "not-even-a-zip" -> Files.write(file("junk"), new byte[]{'P', 'K', 3, 4, 1, 2, 3});
            case "markdown-without-end" -> Files.writeString(folder.resolve("deck.md"), "> ".repeat(2_000_000));
            default -> throw new IllegalArgumentException(attack);
        };
    }

    /// The same deck, cut at the n-th of 20 places.
    Path cut(int place) throws IOException {
        byte[] whole = Files.readAllBytes(deck());
        int random = new java.util.Random(place).nextInt(whole.length / 20);
        return Files.write(file("cut"), Arrays.copyOf(whole, whole.length * place / 20 + random));
    }

    private Path bombByRatio() throws IOException {
        Path bomb = file("bomb");
        try (var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            out.putNextEntry(new ZipEntry("[Content_Types].xml"));
            fill(out, 512L << 20);
        }
        return bomb;
    }

    private Path bombByAllEntries() throws IOException {
        Path bomb = file("bomb");
        try (var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            for (int i = 0; i < 12; i++) {
                out.putNextEntry(new ZipEntry("ppt/media/image" + i + ".bmp"));
                fill(out, 100L << 20);
            }
        }
        return bomb;
    }

    private Path bombByEntries() throws IOException {
        Path bomb = file("bomb");
        try (var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            for (int i = 0; i <= Limits.ENTRIES; i++) {
                out.putNextEntry(new ZipEntry("ppt/media/" + i + ".png"));
            }
        }
        return bomb;
    }

    /// An embedded workbook that is itself a bomb: nobody unfolds it.
    private Path bombInABomb() throws IOException {
        byte[] inner = Files.readAllBytes(bombByRatio());
        return withEntry(deck(), "ppt/embeddings/oleObject1.bin", inner);
    }

    private Path entityExpansion() throws IOException {
        var dtd = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"aaaaaaaaaa\">");
        for (int i = 1; i < 12; i++) {
            dtd.append("<!ENTITY a%d \"".formatted(i)).append("&a%d;".formatted(i - 1).repeat(10)).append("\">");
        }
        return withDtd(dtd.append("]>").toString(), "&a11;");
    }

    private Path externalEntity() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the-secret");
        return withDtd("<!DOCTYPE x [<!ENTITY a SYSTEM \"" + secret.toUri() + "\">]>", "&a;");
    }

    private Path externalDtd() throws IOException {
        return withDtd("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/evil.dtd\">", "plain");
    }

    private Path withDtd(String dtd, String words) throws IOException {
        return Decks.changed(deck(), SLIDE,
                xml -> xml.replaceFirst("(<\\?xml[^>]*\\?>)?", "$1" + dtd).replace("A slide", words));
    }

    private Path encrypted() throws IOException, GeneralSecurityException {
        byte[] plain = Files.readAllBytes(deck());
        Path file = file("encrypted");
        try (var container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("unknown");
            try (OutputStream out = encryptor.getDataStream(container)) {
                out.write(plain);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                container.writeFilesystem(out);
            }
        }
        return file;
    }

    /// The flag that says so is set in every header.
    private Path encryptedEntries() throws IOException {
        byte[] zip = Files.readAllBytes(zip("ppt/presentation.xml"));
        for (int i = 0; i + 10 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3 && zip[i + 3] == 4) {
                zip[i + 6] |= 1;
            } else if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + 8] |= 1;
            }
        }
        return Files.write(file("encrypted"), zip);
    }

    private Path tenThousandShapes() throws IOException {
        var decks = new Decks();
        var shape = decks.slide("A slide").createAutoShape();
        shape.setAnchor(new Rectangle(10, 10, 10, 10));
        shape.setFillColor(Color.BLUE);
        shape.setText("Shape");
        return Decks.changed(decks.save(file("shapes")), SLIDE, xml -> {
            int start = xml.lastIndexOf("<p:sp>");
            int end = xml.lastIndexOf("</p:sp>") + "</p:sp>".length();
            return xml.substring(0, end) + xml.substring(start, end).repeat(9_999) + xml.substring(end);
        });
    }

    private Path groupsInGroups() throws IOException {
        return Decks.changed(deck(), SLIDE, xml -> xml.replace("</p:spTree>",
                "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"9\" name=\"g\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
                        .repeat(5_000) + "</p:grpSp>".repeat(5_000) + "</p:spTree>"));
    }

    /// Few bytes, 30,000 by 30,000 pixels.
    private Path hugePicture() throws IOException {
        return withPicture(png(30_000, 30_000, 30_000));
    }

    /// Claims more pixels than it has rows for.
    private Path pictureThatLies() throws IOException {
        return withPicture(png(2_000_000_000, 2_000_000_000, 1));
    }

    private Path withPicture(byte[] png) throws IOException {
        var decks = new Decks();
        var slide = decks.slide("A slide");
        slide.createPicture(decks.show().addPicture(png, PictureType.PNG)).setAnchor(new Rectangle(0, 0, 300, 300));
        return decks.save(file("picture"));
    }

    /// The layout says that its master is the layout itself.
    private Path relationshipLoop() throws IOException {
        return Decks.changed(deck(), "ppt/slideLayouts/_rels/slideLayout2.xml.rels",
                xml -> xml.replace("../slideMasters/slideMaster1.xml", "slideLayout2.xml"));
    }

    private Path deck() throws IOException {
        var decks = new Decks();
        decks.slide("A slide");
        return decks.save(folder.resolve("deck.pptx"));
    }

    private Path file(String name) {
        return folder.resolve(name + ".pptx");
    }

    private Path zip(String... entries) throws IOException {
        Path file = file("zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private Path withEntry(Path deck, String name, byte[] content) throws IOException {
        Path file = file("with-entry");
        try (var in = new java.util.zip.ZipInputStream(Files.newInputStream(deck));
                var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] original = in.readAllBytes();
                out.write(entry.getName().equals("[Content_Types].xml")
                        ? new String(original, StandardCharsets.UTF_8).replaceFirst("<Override",
                                "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/><Override")
                                .getBytes(StandardCharsets.UTF_8)
                        : original);
            }
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return file;
    }

    private static void fill(OutputStream out, long bytes) throws IOException {
        byte[] blank = new byte[1 << 20];
        for (long left = bytes; left > 0; left -= blank.length) {
            out.write(blank, 0, (int) Math.min(left, blank.length));
        }
    }

    /// A grey picture, deflated row by row.
    private static byte[] png(int width, int height, int rows) throws IOException {
        var data = new ByteArrayOutputStream();
        try (var deflated = new java.util.zip.DeflaterOutputStream(data)) {
            byte[] row = new byte[Math.min(width, 30_000) + 1];
            for (int i = 0; i < rows; i++) {
                deflated.write(row);
            }
        }
        var png = new ByteArrayOutputStream();
        png.write(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        var header = java.nio.ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 0)
                .put((byte) 0).put((byte) 0).put((byte) 0);
        chunk(png, "IHDR", header.array());
        chunk(png, "IDAT", data.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) throws IOException {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        var out = new java.io.DataOutputStream(png);
        out.writeInt(data.length);
        out.writeBytes(type);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
