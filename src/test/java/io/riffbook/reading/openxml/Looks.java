package io.riffbook.reading.openxml;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// How far copies of slides look unlike their originals, in percent.
///
/// LibreOffice lays the tables of a file's first page out otherwise than those of later pages, by some points. So a
/// slide that looks unlike its original is compared again with an original in which it comes first: the whole deck, byte
/// by byte, but for the order of its slides.
///
/// With a folder to keep them in
/// (`-Driffbook.looks=...`), each is noted there as soon as it is known, with the pictures of those that differ most.
final class Looks {

    /// The difference from which on it is compared again, and pictures are kept.
    static final double UNLIKE = 0.5;

    /// @param deck the number of the deck among those compared
    /// @param position of the slide in it
    /// @param first its difference from the slide in the whole deck
    /// @param difference what counts
    record Look(int deck, int position, double first, double difference) {}

    private final String what;
    private final @Nullable Path kept;
    private final List<Look> looks = new ArrayList<>();

    /// @param what names the comparison, as a file may be named
    Looks(String what) throws IOException {
        this.what = what;
        String folder = System.getProperty("riffbook.looks");
        this.kept = folder == null ? null : Files.createDirectories(Path.of(folder));
    }

    /// Whether it looks so much unlike its original that it is to be compared again.
    boolean add(int deck, int position, BufferedImage original, BufferedImage copy) throws IOException {
        double difference = Office.difference(original, copy);
        add(new Look(deck, position, difference, difference), original, copy);
        return difference > UNLIKE;
    }

    void addAgain(int deck, int position, BufferedImage original, BufferedImage copy) throws IOException {
        Look before = looks.stream().filter(look -> look.deck() == deck && look.position() == position).findFirst()
                .orElseThrow();
        looks.remove(before);
        add(new Look(deck, position, before.first(), Office.difference(original, copy)), original, copy);
    }

    private void add(Look look, BufferedImage original, BufferedImage copy) throws IOException {
        looks.add(look);
        note("%d\t%d\t%.4f\t%.4f".formatted(look.deck(), look.position(), look.first(), look.difference()));
        if (kept != null && look.difference() > UNLIKE) {
            ImageIO.write(beside(original, copy), "png",
                    kept.resolve("%s-%d-%d.png".formatted(what, look.deck(), look.position())).toFile());
        }
    }

    /// Something that can't be compared, and why.
    void leaveOut(int deck, String why) throws IOException {
        note("%d\t-\t%s".formatted(deck, why));
    }

    private void note(String line) throws IOException {
        if (kept != null) {
            Files.writeString(kept.resolve(what + ".tsv"), line + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static BufferedImage beside(BufferedImage original, BufferedImage copy) {
        var both = new BufferedImage(original.getWidth() + copy.getWidth() + 10,
                Math.max(original.getHeight(), copy.getHeight()), BufferedImage.TYPE_INT_RGB);
        both.getGraphics().drawImage(original, 0, 0, null);
        both.getGraphics().drawImage(copy, original.getWidth() + 10, 0, null);
        return both;
    }

    private List<Look> worst(int count) {
        return looks.stream().sorted(Comparator.comparingDouble(Look::difference).reversed()).limit(count).toList();
    }

    int count() {
        return looks.size();
    }

    List<Look> above(double percent) {
        return looks.stream().filter(look -> look.difference() > percent).toList();
    }

    void print() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("# at first: " + spread(looks.stream().map(Look::first).sorted().toList()));
        lines.add("# what counts: " + spread(looks.stream().map(Look::difference).sorted().toList()));
        for (Look look : worst(10)) {
            lines.add(String.format(Locale.ROOT, "# deck %d, slide %d: %.3f", look.deck(), look.position(),
                    look.difference()));
        }
        for (String line : lines) {
            System.out.println(what + " " + line);
            note(line);
        }
    }

    private static String spread(List<Double> sorted) {
        return String.format(Locale.ROOT,
                "%d slides, difference in %%: p50 %.3f, p90 %.3f, p99 %.3f, max %.3f; above 2 %%: %d", sorted.size(),
                at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1),
                sorted.stream().filter(difference -> difference > 2).count());
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }
}
