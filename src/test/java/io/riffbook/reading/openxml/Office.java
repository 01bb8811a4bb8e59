package io.riffbook.reading.openxml;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Assumptions;

/// LibreOffice as a judge of looks: it draws a deck's slides, hidden ones too, with a profile of its own.
final class Office {

    private static final int WIDTH = 640;
    private static final int BATCH = 60;
    private static final String PDF = "pdf:impress_pdf_Export:"
            + "{\"ExportHiddenSlides\":{\"type\":\"boolean\",\"value\":\"true\"}}";

    private final Path folder;

    /// @param folder what may be filled
    Office(Path folder) {
        this.folder = folder;
    }

    /// Skips the test where there is no LibreOffice.
    static void require() {
        boolean there = Stream.of(System.getenv("PATH").split(":")).map(Path::of)
                .anyMatch(place -> Files.isExecutable(place.resolve("soffice")));
        Assumptions.assumeTrue(there, "skipped: no LibreOffice (soffice) on the path");
    }

    /// Turns the files into PDF documents beside each other, many in one call. Where it breaks down over one file, it
    /// goes on with those that come after it; a file that it can't convert is left out.
    void convert(List<Path> files) throws IOException, InterruptedException {
        List<Path> left = files;
        while (!left.isEmpty()) {
            List<Path> batch = left.subList(0, Math.min(BATCH, left.size()));
            call(batch);
            int done = 0;
            for (int i = 0; i < batch.size(); i++) {
                done = Files.exists(pdf(batch.get(i))) ? i + 1 : done;
            }
            // The one that it stopped at is not tried again.
            left = left.subList(Math.min(done + (done == batch.size() ? 0 : 1), left.size()), left.size());
        }
    }

    private void call(List<Path> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(), "--headless", "--convert-to", PDF,
                "--outdir", folder.toString()));
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("soffice.log").toFile()).start();
        if (!process.waitFor(120 + 20L * files.size(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    /// The slides of a file that was converted; empty if it was not.
    Optional<PDDocument> pages(Path file) throws IOException {
        Path pdf = pdf(file);
        return Files.exists(pdf) ? Optional.of(Loader.loadPDF(pdf.toFile())) : Optional.empty();
    }

    private Path pdf(Path file) {
        String name = file.getFileName().toString();
        return folder.resolve(name.substring(0, name.lastIndexOf('.')) + ".pdf");
    }

    /// @param page from 0
    static BufferedImage draw(PDDocument document, int page) throws IOException {
        var renderer = new PDFRenderer(document);
        float scale = WIDTH / document.getPage(page).getCropBox().getWidth();
        BufferedImage drawn = renderer.renderImage(page, scale);
        if (drawn.getWidth() == WIDTH) {
            return drawn;
        }
        var exact = new BufferedImage(WIDTH, drawn.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = exact.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(drawn, 0, 0, WIDTH, drawn.getHeight(), null);
        graphics.dispose();
        return exact;
    }

    /// The mean absolute difference of all pixels' colours, in percent of what it can be; what only one picture has
    /// differs wholly.
    static double difference(BufferedImage one, BufferedImage other) {
        int width = Math.max(one.getWidth(), other.getWidth());
        int height = Math.max(one.getHeight(), other.getHeight());
        long sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean both = x < Math.min(one.getWidth(), other.getWidth())
                        && y < Math.min(one.getHeight(), other.getHeight());
                sum += both ? difference(one.getRGB(x, y), other.getRGB(x, y)) : 3 * 255;
            }
        }
        return 100.0 * sum / (3.0 * 255 * width * height);
    }

    private static int difference(int one, int other) {
        return Math.abs((one >> 16 & 255) - (other >> 16 & 255)) + Math.abs((one >> 8 & 255) - (other >> 8 & 255))
                + Math.abs((one & 255) - (other & 255));
    }
}
