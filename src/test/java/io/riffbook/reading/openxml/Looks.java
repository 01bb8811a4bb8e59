package io.riffbook.reading.openxml;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How far copies of slides look unlike their originals, in percent.
final class Looks {

    /// @param deck the number of the deck among those compared
    /// @param position of the slide in it
    record Look(int deck, Path file, int position, double difference) {}

    private final List<Look> looks = new ArrayList<>();

    void add(int deck, Path file, int position, BufferedImage original, BufferedImage copy) {
        looks.add(new Look(deck, file, position, Office.difference(original, copy)));
    }

    List<Look> worst(int count) {
        return looks.stream().sorted(Comparator.comparingDouble(Look::difference).reversed()).limit(count).toList();
    }

    int count() {
        return looks.size();
    }

    long above(double percent) {
        return looks.stream().filter(look -> look.difference() > percent).count();
    }

    void print(String what) throws IOException {
        List<Double> sorted = looks.stream().map(Look::difference).sorted().toList();
        System.out.printf("%s: %d slides, difference in %%: p50 %.3f, p90 %.3f, p99 %.3f, max %.3f; above 2 %%: %d%n",
                what, sorted.size(), at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1), above(2));
        for (Look look : worst(10)) {
            System.out.printf("  deck %d, slide %d: %.3f%n", look.deck(), look.position(), look.difference());
        }
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }
}
