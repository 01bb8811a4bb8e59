package io.riffbook.reading.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A line that separates slides. Where a file has a pattern of its own, only those are followed that mean one line
/// without choice: a pattern from an untrusted file is never run.
record Separator(Set<String> lines) {

    private static final Pattern ONE_LINE = Pattern
            .compile("\\^?(?:\\\\r\\??)?(?:\\\\n)?(?:\\^)?([-*_=<>! \\w]+?)\\$?(?:\\\\r\\??)?(?:\\\\n)?\\$?");

    /// @param pattern what the file says; may be blank
    static Separator of(String pattern, String... usual) {
        var found = ONE_LINE.matcher(pattern.replace("\\\\", "\\"));
        return new Separator(found.matches() ? Set.of(found.group(1).strip()) : Set.of(usual));
    }

    List<List<SourceLine>> split(List<SourceLine> source) {
        List<List<SourceLine>> parts = new ArrayList<>();
        List<SourceLine> part = new ArrayList<>();
        for (SourceLine line : source) {
            if (line.isPlain() && lines.contains(line.text().strip())) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(line);
            }
        }
        parts.add(part);
        return parts;
    }
}
