package io.riffbook.reading.markdown;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What Marp takes of a picture's description for itself: sizes, filters, where it stands behind the slide.
final class MarpPicture {

    private static final Pattern KEYWORD = Pattern.compile("bg|fit|auto|contain|cover|vertical|center|"
            + "(?:left|right)(?::\\d[\\d.]*%)?|\\d[\\d.]*(?:%|px|em|cm)?|x[12]|"
            + "(?:w|h|width|height):(?:auto|\\d[\\d.]*(?:px|em|cm|%|vw|vh|in|pt|pc|mm)?)|"
            + "(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\\S*)?");

    private MarpPicture() {}

    static boolean isBehind(String description) {
        return Arrays.asList(description.split("\\s+")).contains("bg");
    }

    /// The description without Marp's words; blank if there is nothing else.
    static String words(String description) {
        return Arrays.stream(description.strip().split("\\s+")).filter(word -> !KEYWORD.matcher(word).matches())
                .collect(Collectors.joining(" "));
    }
}
