package io.riffbook.reading.slides;

import io.riffbook.reading.Limits;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.sl.usermodel.GroupShape;
import org.apache.poi.sl.usermodel.Shape;
import org.apache.poi.sl.usermodel.ShapeContainer;
import org.apache.poi.sl.usermodel.TextShape;

/// What stands on most slides of a deck at the same place with the same words: a company's name, "Confidential", page numbers that were
/// typed by hand. No passage says it. Short texts that differ in their digits only are the same.
final class RepeatedText {

    private static final int FEWEST_SLIDES = 5;
    private static final double MOST_SLIDES = 0.6;
    /// Places as fine as this part of a slide are told apart.
    private static final int GRID = 100;
    private static final int LONGEST = 300;
    private static final int LONGEST_NUMBERED = 30;
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final FormatWords words;
    private final Dimension page;
    private final Map<Spot, Integer> slides = new HashMap<>();
    private final Set<Spot> repeated;

    private record Spot(String text, long x, long y) {}

    RepeatedText(List<? extends ShapeContainer<?, ?>> all, Dimension page, FormatWords words) {
        this.words = words;
        this.page = page;
        if (all.size() >= FEWEST_SLIDES) {
            all.forEach(this::count);
        }
        this.repeated = slides.entrySet().stream().filter(entry -> entry.getValue() >= all.size() * MOST_SLIDES)
                .map(Map.Entry::getKey).collect(Collectors.toSet());
        slides.clear();
    }

    boolean contains(TextShape<?, ?> shape) {
        return !repeated.isEmpty() && repeated.contains(spot(shape));
    }

    private void count(ShapeContainer<?, ?> slide) {
        Set<Spot> spots = new HashSet<>();
        collect(slide, spots, 0);
        spots.forEach(spot -> slides.merge(spot, 1, Integer::sum));
    }

    private void collect(ShapeContainer<?, ?> parent, Set<Spot> spots, int depth) {
        for (Shape<?, ?> shape : parent.getShapes()) {
            if (shape instanceof GroupShape<?, ?> group && depth < Limits.NESTING) {
                collect(group, spots, depth + 1);
            } else if (shape instanceof TextShape<?, ?> text) {
                Spot spot = spot(text);
                if (!spot.text().isEmpty()) {
                    spots.add(spot);
                }
            }
        }
    }

    private Spot spot(TextShape<?, ?> shape) {
        String text = SlideText.plain(shape, words);
        if (text.isEmpty() || text.length() > LONGEST) {
            return new Spot("", 0, 0);
        }
        String same = text.length() <= LONGEST_NUMBERED ? DIGITS.matcher(text).replaceAll("#") : text;
        Rectangle2D anchor = shape.getAnchor();
        return anchor == null
                ? new Spot(same, -1, -1)
                : new Spot(same, Math.round(anchor.getX() * GRID / page.width),
                        Math.round(anchor.getY() * GRID / page.height));
    }
}
