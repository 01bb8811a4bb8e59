package io.riffbook.reading.openxml;

import io.riffbook.reading.UnreadableDeck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A presentation in the one form that is read: transitional Open XML, without macros, no template.
///
/// @param file where it is: the given file if that had this form already, or else the new one
/// @param strict whether it was strict Open XML
/// @param macros whether macros or controls were left out
/// @param template whether it was a template
public record NormalisedPresentation(Path file, boolean strict, boolean macros, boolean template) {

    /// Looks at the file, and writes what it should be to the target if it is something else: strict Open XML becomes
    /// transitional; macros and controls go, with all that leads to them (a control leaves its picture); a template or
    /// show becomes a presentation; signatures, which no longer fit, go as well. All other parts keep their names and
    /// bytes. Memory holds one XML part at a time. If it fails, there is no file at the target.
    ///
    /// @throws UnreadableDeck if it is no presentation, or is damaged, unsafe or too large
    public static NormalisedPresentation of(Path file, Path target) throws IOException {
        try (OpcFile opened = OpcFile.open(file)) {
            PartName presentation = opened.related(PartName.ROOT, "officeDocument")
                    .orElseThrow(UnreadableDeck::damaged);
            String type = opened.contentType(presentation).orElse("");
            if (!ContentTypes.isPresentation(type)) {
                throw UnreadableDeck.unsupported(String.valueOf(file.getFileName()), "not a PowerPoint presentation");
            }
            boolean strict = isStrict(opened);
            boolean macros = type.contains("macroEnabled") || hasMacros(opened);
            if (!strict && !macros && type.equals(ContentTypes.MAIN)) {
                return new NormalisedPresentation(file, false, false, false);
            }
            new NormalisedParts(opened, presentation, strict).write(target);
            return new NormalisedPresentation(target, strict, macros, type.contains("template"));
        }
    }

    private static boolean isStrict(OpcFile file) throws IOException {
        return file.relationships(PartName.ROOT).stream()
                .anyMatch(relationship -> StrictOpenXml.isStrict(relationship.type()));
    }

    private static boolean hasMacros(OpcFile file) {
        return file.names().stream().map(file::contentType).flatMap(Optional::stream).anyMatch(Travel::isMacro);
    }
}
