package io.riffbook.reading.openxml;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Values of attributes that strict Open XML writes otherwise: `50%` is 50000 in drawings and 50 in charts, `2.54cm`
/// is 914400. Known attributes only: a format such as `0%` or a name such as `5in` is no such value.
final class StrictValues {

    private static final String CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static final String DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram";
    private static final Set<String> SCALED = Set.of(Xml.DRAWING, DIAGRAM, Xml.PRESENTATION);
    private static final Pattern PERCENTAGE = Pattern.compile("(-?\\d{1,9}(?:\\.\\d{1,9})?)%");
    private static final Pattern LENGTH = Pattern.compile("(-?\\d{1,9}(?:\\.\\d{1,9})?)(mm|cm|in|pt|pc|pi)");
    private static final Set<String> PERCENTAGES = Set.of("val", "l", "t", "r", "b", "g", "pos", "amt", "sx", "sy",
            "thresh", "fontScale", "lnSpcReduction", "d", "sp", "lim", "stPos", "endPos", "stA", "endA", "sat", "lum",
            "bright", "contrast", "a", "x", "y", "tm", "baseline", "horzOverflow", "custScaleX", "custScaleY",
            "custLinFactX", "custLinFactY", "custLinFactNeighborX", "custLinFactNeighborY", "custRadScaleRad",
            "custRadScaleInc", "spd", "accel", "decel", "zoomScale");
    private static final Set<String> NO_PERCENTAGES = Set.of("strVal", "tag");
    private static final Set<String> LENGTHS = Set.of("x", "y", "cx", "cy", "w", "h", "marL", "marR", "indent",
            "defTabSz", "pos", "lIns", "tIns", "rIns", "bIns", "spcCol", "dist", "blurRad", "rad", "prstMaterial", "z",
            "extrusionH", "contourW", "dx", "dy", "dz", "tx", "ty", "grow", "marT", "marB");
    /// Hundredths of a point.
    private static final Set<String> POINTS = Set.of("spc", "kern", "sz");
    private static final Map<String, Double> UNITS = Map.of("mm", 36_000.0, "cm", 360_000.0, "in", 914_400.0, "pt",
            12_700.0, "pc", 152_400.0, "pi", 152_400.0);

    private StrictValues() {}

    static String transitional(String namespace, String element, String attribute, String value) {
        if (value.isEmpty() || value.length() > 24) {
            return value;
        }
        if (value.endsWith("%")) {
            return percentage(namespace, element, attribute, value);
        }
        Matcher length = LENGTH.matcher(value);
        if (!SCALED.contains(namespace) || !length.matches()) {
            return value;
        }
        double emu = Double.parseDouble(length.group(1)) * UNITS.getOrDefault(length.group(2), 0.0);
        if (LENGTHS.contains(attribute)) {
            return Long.toString(Math.round(emu));
        }
        return POINTS.contains(attribute) ? Long.toString(Math.round(emu / 127)) : value;
    }

    private static String percentage(String namespace, String element, String attribute, String value) {
        Matcher percentage = PERCENTAGE.matcher(value);
        if (!PERCENTAGES.contains(attribute) || NO_PERCENTAGES.contains(element) || !percentage.matches()) {
            return value;
        }
        double number = Double.parseDouble(percentage.group(1));
        if (namespace.equals(CHART)) {
            return Long.toString(Math.round(number));
        }
        return SCALED.contains(namespace) ? Long.toString(Math.round(number * 1000)) : value;
    }
}
