package io.riffbook.content;

import io.riffbook.storage.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of a passage, and of what became of it, in [io.riffbook.storage.ContentFiles].
///
/// @param slide a presentation of this slide alone
/// @param preview how it looks, as PNG, 1280 pixels wide
/// @param smallPreview the same, 480 pixels wide
/// @param isTextPreview the slide could not be drawn: the previews show its words
public record SlideFiles(Optional<Sha256> slide, Optional<Sha256> preview, Optional<Sha256> smallPreview,
        boolean isTextPreview) {
    public static final SlideFiles NONE = new SlideFiles(Optional.empty(), Optional.empty(), Optional.empty(), false);

    /// From hashes in hexadecimal; what is absent or no hash is left out.
    public static SlideFiles of(@Nullable String slide, @Nullable String preview, @Nullable String smallPreview,
            boolean isTextPreview) {
        return new SlideFiles(hash(slide), hash(preview), hash(smallPreview), isTextPreview);
    }

    /// All that there are.
    public List<Sha256> all() {
        return Stream.of(slide, preview, smallPreview).flatMap(Optional::stream).toList();
    }

    /// As packages have it.
    Map<String, Object> described() {
        Map<String, Object> document = new LinkedHashMap<>();
        slide.ifPresent(hash -> document.put("slide", hash.hex()));
        preview.ifPresent(hash -> document.put("preview", hash.hex()));
        smallPreview.ifPresent(hash -> document.put("smallPreview", hash.hex()));
        document.put("textPreview", isTextPreview);
        return document;
    }

    private static Optional<Sha256> hash(@Nullable String hex) {
        return Optional.ofNullable(hex).filter(Sha256::isLegal).map(Sha256::new);
    }
}
