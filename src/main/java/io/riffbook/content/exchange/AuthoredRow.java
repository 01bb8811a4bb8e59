package io.riffbook.content.exchange;

import io.riffbook.model.ConceptId;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A snippet that somebody wrote elsewhere, without an id and a history. What was read of a row may lack anything.
///
/// @param clientId the sender's own name for it, so that it is imported once; absent: its content says whether it was
/// @param labels tags in people's words: looked up in the taxonomies
/// @param owner an e-mail address; absent: whoever imports
record AuthoredRow(@Nullable String type, @Nullable String clientId, @Nullable String kind, @Nullable String title,
        @Nullable Map<String, Object> fields, @Nullable List<ConceptId> tags, @Nullable List<String> labels,
        SnippetRow.@Nullable AudienceRow audience, SnippetRow.@Nullable VisibilityRow visibility,
        @Nullable String owner) {
    static final int MOST_LABELS = 200;

    @Override
    public List<String> labels() {
        return labels == null ? List.of() : labels;
    }
}
