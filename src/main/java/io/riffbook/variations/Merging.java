package io.riffbook.variations;

import io.riffbook.content.SnippetContent;
import io.riffbook.web.FieldFault;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Puts what a variation changed on top of what the snippet says by now: title and fields, each as a whole.
final class Merging {
    private static final String TITLE = "/title";
    private static final String FIELDS = "/fields/";

    private Merging() {}

    /// The content with what the variation changed of its base.
    ///
    /// @param overwrite whether the variation counts where both changed the same
    /// @param hasSlide whether it changes the slide as well, so that the words may stay
    /// @throws VariationException when both changed the same to something else, or when nothing is left to change
    static SnippetContent merged(SnippetContent base, SnippetContent varied, SnippetContent now, boolean overwrite,
            boolean hasSlide) {
        Map<String, @Nullable Object> before = flat(base);
        Map<String, @Nullable Object> wanted = flat(varied);
        Map<String, @Nullable Object> result = flat(now);
        Set<String> places = new LinkedHashSet<>(before.keySet());
        places.addAll(wanted.keySet());
        List<FieldFault> clashes = new ArrayList<>();
        for (String place : places) {
            Object value = wanted.get(place);
            if (!Objects.equals(before.get(place), value)) {
                if (!Objects.equals(before.get(place), result.get(place))
                        && !Objects.equals(result.get(place), value)) {
                    clashes.add(new FieldFault(place, "says something else by now"));
                }
                if (value == null) {
                    result.remove(place);
                } else {
                    result.put(place, value);
                }
            }
        }
        if (!clashes.isEmpty() && !overwrite) {
            throw VariationException.changedSince(clashes);
        }
        SnippetContent merged = content(now, result);
        if (merged.equals(now) && !hasSlide) {
            throw VariationException.nothingNew();
        }
        return merged;
    }

    private static Map<String, @Nullable Object> flat(SnippetContent content) {
        Map<String, @Nullable Object> places = new LinkedHashMap<>();
        places.put(TITLE, content.title());
        content.fields().forEach((name, value) -> places.put(FIELDS + name, value));
        return places;
    }

    private static SnippetContent content(SnippetContent like, Map<String, @Nullable Object> places) {
        Map<String, Object> fields = new LinkedHashMap<>();
        places.forEach((place, value) -> {
            if (value != null && place.startsWith(FIELDS)) {
                fields.put(place.substring(FIELDS.length()), value);
            }
        });
        return new SnippetContent(like.kind(), Objects.toString(places.get(TITLE), ""), fields);
    }
}
