package io.riffbook.content.web;

import io.riffbook.access.PersonId;
import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.content.ContentSettings;
import io.riffbook.content.DeckChange;
import io.riffbook.content.DeckChanges;
import io.riffbook.content.Decks;
import io.riffbook.content.ReviewEntry;
import io.riffbook.content.Reviews;
import io.riffbook.content.SimilarSnippets;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Snippets;
import io.riffbook.content.Verified;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.web.Ids;
import io.riffbook.web.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.ModelMap;
import org.springframework.web.servlet.ModelAndView;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What the page of a snippet needs to know, for whoever looks at it.
@Component
class SnippetPageView {
    private static final PageLimit REVIEW = new PageLimit(20);
    private static final PageLimit REVISIONS = new PageLimit(20);
    /// Analysts only read.
    private static final Set<Role> PLAYERS = Set.of(Role.REP, Role.MARKETER, Role.ADMIN);

    private final Snippets snippets;
    private final SimilarSnippets similar;
    private final Reviews reviews;
    private final DeckChanges changes;
    private final Decks decks;
    private final PersonChoices people;
    private final ContentTypes types;
    private final ConceptChoices concepts;
    private final GroupChoices groups;
    private final SnippetViews views;
    private final ContentSettings settings;

    SnippetPageView(Snippets snippets, SimilarSnippets similar, Reviews reviews, DeckChanges changes, Decks decks,
            PersonChoices people,
            ContentTypes types, ConceptChoices concepts, GroupChoices groups, SnippetViews views,
            ContentSettings settings) {
        this.snippets = snippets;
        this.similar = similar;
        this.reviews = reviews;
        this.changes = changes;
        this.decks = decks;
        this.people = people;
        this.types = types;
        this.concepts = concepts;
        this.groups = groups;
        this.views = views;
        this.settings = settings;
    }

    /// What was said or done in a review.
    ///
    /// @param by absent for a program
    public record ReviewLine(String done, @Nullable String by, int revision, String comment, Instant at) {
        static ReviewLine of(ReviewEntry entry, Map<PersonId, String> names) {
            return new ReviewLine(done(entry.action()), entry.by().map(names::get).orElse(null), entry.revision(),
                    entry.comment(), entry.at());
        }

        private static String done(ReviewEntry.Action action) {
            return switch (action) {
                case SUBMIT -> "submitted it for review";
                case APPROVE -> "approved it";
                case SEND_BACK -> "sent it back";
                case COMMENT -> "said";
            };
        }
    }

    /// How true it still is.
    ///
    /// @param word that somebody last gave
    /// @param by who that was; absent for a program
    /// @param usual the day to look again that the form proposes
    public record Truth(boolean isVerified, boolean isOverdue, @Nullable Verified word, @Nullable String by,
            @Nullable String verifier, @Nullable LocalDate reviewBy, @Nullable Instant expiresAt,
            @Nullable LocalDate usual) {}

    /// That its passage changed in its deck, or is gone.
    ///
    /// @param passage what it was: it is found by that on the page of the deck's changes
    /// @param fields what differs in words
    public record Told(UUID deck, int revision, UUID passage, boolean isGone, boolean isEdited, boolean hasOwnTitle,
            List<LabelledDiff> fields) {
        static Told of(DeckChanges.Told told) {
            DeckChange change = told.change();
            return new Told(change.deck().value(), change.revision(), change.was().value(),
                    change.now().isEmpty(), told.isEdited(), told.hasOwnTitle(),
                    LabelledDiff.ofPassage(told.fields()));
        }
    }

    ModelAndView of(Snippet snippet, SnippetRevision shown, Viewer viewer) {
        Optional<ContentType> type = types.find(snippet.kind());
        ModelMap model = new ModelMap("snippet", snippet).addAttribute("shown", shown)
                .addAttribute("published", snippet.publishedRevision().orElse(null))
                .addAttribute("kindLabel", type.map(ContentType::label).orElse(snippet.kind().name()))
                .addAttribute("pieces", SnippetPieces.of(type, shown))
                .addAttribute("tags", concepts.labels(snippet.tags()))
                .addAttribute("isFor", concepts.labels(snippet.audience().isFor()))
                .addAttribute("notFor", concepts.labels(snippet.audience().notFor()))
                .addAttribute("groups", groups.names(snippet.visibility().groups()))
                .addAttribute("owner", people.name(snippet.owner()))
                .addAttribute("truth", truth(snippet, type)).addAttribute("authors", viewer.mayAuthor())
                .addAttribute("similar", List.of()).addAttribute("plays", snippet.publishedRevision().isPresent()
                        && !Collections.disjoint(viewer.roles(), PLAYERS));
        if (viewer.mayAuthor()) {
            addForAuthors(model, snippet, shown);
        }
        return new ModelAndView("content/snippet", model);
    }

    private void addForAuthors(ModelMap model, Snippet snippet, SnippetRevision shown) {
        List<ReviewEntry> entries = reviews.list(snippet, Optional.empty(), REVIEW).items();
        Map<PersonId, String> names = people
                .names(entries.stream().flatMap(entry -> entry.by().stream()).collect(Collectors.toSet()));
        model.addAttribute("deck", snippet.deck().map(decks::find).orElse(null))
                .addAttribute("deckChange", changes.told(snippet).map(Told::of).orElse(null))
                .addAttribute("similar", similar.to(shown))
                .addAttribute("revisions", snippets.revisions(snippet, Optional.empty(), REVISIONS).items())
                .addAttribute("buttons", LifecycleButton.from(snippet, settings.reviewRequired()))
                .addAttribute("review", entries.stream().map(entry -> ReviewLine.of(entry, names)).toList())
                .addAttribute("forEveryone", views.isForEveryone(snippet)).addAttribute("clientId", Ids.next());
    }

    private Truth truth(Snippet snippet, Optional<ContentType> type) {
        LocalDate today = snippets.today();
        return new Truth(snippet.isVerified(today), snippet.isOverdue(today), snippet.verified().orElse(null),
                people.name(snippet.verified().flatMap(Verified::by)), people.name(snippet.upkeep().verifier()),
                snippet.upkeep().reviewBy().orElse(null), snippet.upkeep().expiresAt().orElse(null),
                type.flatMap(ContentType::reviewAfterDays).map(today::plusDays).orElse(null));
    }
}
