package io.riffbook.demo;

import io.riffbook.content.Audience;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

/// A snippet as the demo's file has it.
///
/// @param key names it within the demo
/// @param passage the slide of the master deck that it was made from; absent: written by hand
record DemoSnippet(String key, Kind kind, String title, Map<String, Object> fields, Set<ConceptId> tags,
        Audience audience, Visibility.Reach visibility, @Nullable Integer passage) {

    /// Whether a rep would think of it at such a moment.
    ///
    /// @param moment what is known of it, broader concepts too
    boolean fits(Set<ConceptId> moment) {
        return !Collections.disjoint(audience.isFor(), moment) && Collections.disjoint(audience.notFor(), moment);
    }
}
