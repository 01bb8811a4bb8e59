package io.riffbook.insight.evidence;

import java.util.stream.DoubleStream;

/// Cuts numbers into three parts that are about equally large.
record Thirds(double first, double second) {

    static Thirds of(DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        return sorted.length == 0
                ? new Thirds(0, 0)
                : new Thirds(sorted[sorted.length / 3], sorted[sorted.length * 2 / 3]);
    }

    /// 1, 2 or 3.
    int of(double number) {
        return number < first ? 1 : number < second ? 2 : 3;
    }
}
