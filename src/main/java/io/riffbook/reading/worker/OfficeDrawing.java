package io.riffbook.reading.worker;

import io.riffbook.reading.Preview;
import io.riffbook.reading.TemporaryFolder;
import io.riffbook.reading.WorkerRequest;
import io.riffbook.reading.passage.DeckFile;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/// Draws a deck with LibreOffice: it turns a copy of the deck, which holds nothing that would be fetched, into a PDF once, whose pages
/// are then drawn one by one.
///
/// LibreOffice is bounded in time, memory and the size of what it writes; when it fails, whatever the reason, there are no pages.
final class OfficeDrawing implements Closeable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BEAT = Duration.ofSeconds(5);
    /// Address space in KiB, processor time in seconds, one file in blocks of 512 bytes.
    private static final String BOUNDS = "ulimit -v 4194304; ulimit -t 600; ulimit -f 1048576; exec \"$@\"";
    private static final String FILTER = "pdf:impress_pdf_Export:"
            + "{\"ExportHiddenSlides\":{\"type\":\"boolean\",\"value\":\"true\"}}";

    private final PDDocument pdf;
    private final PDFRenderer renderer;

    private OfficeDrawing(PDDocument pdf) {
        this.pdf = pdf;
        this.renderer = new PDFRenderer(pdf);
        renderer.setSubsamplingAllowed(true);
    }

    /// Empty if there is no LibreOffice, or the format is not for it, or it fails.
    ///
    /// @param soffice the program, if there is one
    /// @param beat called every few seconds while it takes its time
    static Optional<OfficeDrawing> of(@Nullable String soffice, DeckFile deck, Runnable beat) {
        if (soffice == null) {
            return Optional.empty();
        }
        Path folder = null;
        try {
            folder = TemporaryFolder.create("office");
            Path copy = folder.resolve("deck.pptx");
            if (!deck.copyTo(copy) || !convert(soffice, copy, folder, beat)) {
                return Optional.empty();
            }
            PDDocument pdf = Loader.loadPDF(Files.readAllBytes(folder.resolve("deck.pdf")));
            if (pdf.getNumberOfPages() == deck.passages()) {
                return Optional.of(new OfficeDrawing(pdf));
            }
            pdf.close();
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            System.err.println("LibreOffice did not draw: " + e);
            return Optional.empty();
        } finally {
            if (folder != null) {
                TemporaryFolder.delete(folder);
            }
        }
    }

    /// Draws one page; empty if it can't be.
    Optional<BufferedImage> draw(int position) {
        try {
            float width = pdf.getPage(position - 1).getCropBox().getWidth();
            return Optional.of(renderer.renderImage(position - 1, Preview.WIDE / width, ImageType.RGB));
        } catch (IOException | RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(pdf);
    }

    private static boolean convert(String soffice, Path copy, Path folder, Runnable beat) throws IOException {
        Path home = Path.of(System.getProperty("java.io.tmpdir"), "libreoffice");
        Files.createDirectories(home);
        ProcessBuilder builder = new ProcessBuilder(List.of("/bin/sh", "-c", BOUNDS, "sh", soffice, "--headless",
                "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard",
                "-env:UserInstallation=" + home.toUri(), "--convert-to", FILTER, "--outdir", folder.toString(),
                copy.toString())).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            return await(process, beat) && Files.isRegularFile(folder.resolve("deck.pdf"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static boolean await(Process process, Runnable beat) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (process.waitFor(BEAT.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            beat.run();
        }
        return false;
    }

    /// What draws: LibreOffice, if it can, else the format's own means.
    static final class Choice implements Closeable {

        private final DeckFile deck;
        private final Runnable beat;
        private boolean tried;
        private @Nullable OfficeDrawing office;

        Choice(DeckFile deck, Runnable beat) {
            this.deck = deck;
            this.beat = beat;
        }

        Optional<BufferedImage> draw(int position) throws IOException {
            if (!tried) {
                tried = true;
                office = OfficeDrawing.of(System.getProperty(WorkerRequest.SOFFICE), deck, beat).orElse(null);
            }
            OfficeDrawing known = office;
            Optional<BufferedImage> drawn = known == null ? Optional.empty() : known.draw(position);
            return drawn.isPresent() ? drawn : deck.draw(position);
        }

        @Override
        public void close() {
            OfficeDrawing known = office;
            if (known != null) {
                known.close();
            }
        }
    }
}
