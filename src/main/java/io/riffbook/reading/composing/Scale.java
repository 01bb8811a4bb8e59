package io.riffbook.reading.composing;

/// How much smaller than its style says text is set, in PowerPoint's own steps.
enum Scale {
    FULL(100_000, 0), LITTLE(92_500, 10_000), LESS(85_000, 10_000), SMALL(77_500, 20_000), SMALLEST(70_000, 20_000);

    private final int thousandths;
    private final int tighter;

    Scale(int thousandths, int tighter) {
        this.thousandths = thousandths;
        this.tighter = tighter;
    }

    /// Of a percent.
    int thousandths() {
        return thousandths;
    }

    /// How much less space there is between lines, in thousandths of a percent.
    int tighter() {
        return tighter;
    }

    double factor() {
        return thousandths / 100_000.0;
    }
}
