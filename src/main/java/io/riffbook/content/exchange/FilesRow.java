package io.riffbook.content.exchange;

import io.riffbook.content.SlideFiles;
import io.riffbook.storage.Sha256;
import io.riffbook.web.FieldFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of a passage or of a snippet's revision, by the SHA-256 of their content.
record FilesRow(@Nullable String slide, @Nullable String preview, @Nullable String smallPreview, boolean textPreview) {

    static @Nullable FilesRow of(SlideFiles files) {
        return files.equals(SlideFiles.NONE)
                ? null
                : new FilesRow(files.slide().map(Sha256::hex).orElse(null),
                        files.preview().map(Sha256::hex).orElse(null),
                        files.smallPreview().map(Sha256::hex).orElse(null), files.isTextPreview());
    }

    /// What is absent, or no hash, is left out.
    static SlideFiles files(@Nullable FilesRow row) {
        return row == null
                ? SlideFiles.NONE
                : SlideFiles.of(row.slide(), row.preview(), row.smallPreview(), row.textPreview());
    }

    void check(List<FieldFault> faults, String at) {
        if (isNoHash(slide) || isNoHash(preview) || isNoHash(smallPreview)) {
            faults.add(new FieldFault(at, "must hold SHA-256 in lower-case hexadecimal digits"));
        }
    }

    private static boolean isNoHash(@Nullable String value) {
        return value != null && !Sha256.isLegal(value);
    }
}
