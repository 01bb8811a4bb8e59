package io.riffbook.search;

import io.riffbook.access.Viewer;
import io.riffbook.content.SnippetId;
import io.riffbook.deals.OpportunityId;
import io.riffbook.model.ConceptId;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A page of results, as somebody was shown it.
///
/// @param searchId as it stands in the answer
/// @param first the position of the first snippet among all that was found, from 1
/// @param viewer who was shown it
/// @param text as it was asked for
/// @param filters by name, as they were asked for; those that were not set are left out
/// @param context the concepts of the moment, as they were named
/// @param total how many there are
/// @param shown in the order of the page
public record ShownPage(UUID searchId, int first, Instant at, Viewer viewer, String text, Map<String, ?> filters,
        Set<ConceptId> context, Optional<OpportunityId> opportunity, Found found, long total, List<Shown> shown) {
    public ShownPage {
        filters = Map.copyOf(filters);
        context = Set.copyOf(context);
        shown = List.copyOf(shown);
    }

    /// One of its snippets.
    public record Shown(SnippetId snippet, int revision) {}

    /// In which way something was found.
    public enum Found {
        AS_ASKED("as-asked"),
        /// With some of the words only.
        RELAXED("relaxed"),
        /// With words spelled in another way.
        CORRECTED("corrected"), NOTHING("nothing");

        private final String word;

        Found(String word) {
            this.word = word;
        }

        /// As it stands in the database.
        public String word() {
            return word;
        }
    }
}
