package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.model.Kind;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A snippet with its whole history: what an export tells, and an import or a restore brings back as it was. Without the bookkeeping of
/// one database: versions, index sequences, numbers of state records.
///
/// @param deck that it came from, if any
/// @param revisions in their order; without gaps, unless object storage lost some
public record WholeSnippet(SnippetId id, Kind kind, LifecycleState state, Classification classification,
        Optional<DeckId> deck, boolean isDemo, Instant createdAt, Instant changedAt, List<SnippetRevision> revisions) {
    public static final int MOST_REVISIONS = 10_000;

    /// Checks that the parts fit together.
    ///
    /// @throws InvalidRequestException naming everything that doesn't
    public WholeSnippet {
        revisions = List.copyOf(revisions);
        List<FieldFault> faults = new ArrayList<>();
        checkRevisions(revisions, faults);
        checkState(state, revisions, faults);
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
    }

    private static void checkRevisions(List<SnippetRevision> revisions, List<FieldFault> faults) {
        if (revisions.isEmpty() || revisions.size() > MOST_REVISIONS) {
            faults.add(new FieldFault("/revisions", "must be 1 to " + MOST_REVISIONS));
        }
        int last = 0;
        for (int i = 0; i < revisions.size(); i++) {
            if (revisions.get(i).number() <= last) {
                faults.add(new FieldFault("/revisions/" + i + "/number", "must be more than " + last));
                return;
            }
            last = revisions.get(i).number();
        }
    }

    private static void checkState(LifecycleState state, List<SnippetRevision> revisions, List<FieldFault> faults) {
        int latest = revisions.isEmpty() ? 0 : revisions.getLast().number();
        Optional<Integer> published = state.publishedRevision();
        if (published.isPresent()
                && revisions.stream().noneMatch(revision -> revision.number() == published.get())) {
            faults.add(new FieldFault("/publishedRevision", "is none of the revisions"));
        }
        boolean fits = switch (state.lifecycle()) {
            case PUBLISHED -> published.filter(number -> number == latest).isPresent();
            case RETIRED -> published.isEmpty();
            case DRAFT, IN_REVIEW, APPROVED -> published.isEmpty() || published.get() < latest;
        };
        if (!fits) {
            faults.add(new FieldFault("/publishedRevision",
                    "does not go with the lifecycle " + state.lifecycle().word()));
        }
        if (state.publishAt().isPresent()
                && (state.lifecycle() == Lifecycle.PUBLISHED || state.lifecycle() == Lifecycle.RETIRED)) {
            faults.add(new FieldFault("/publishAt",
                    "does not go with the lifecycle " + state.lifecycle().word()));
        }
        if (state.verified().filter(word -> word.revision() < 1 || word.revision() > latest).isPresent()) {
            faults.add(new FieldFault("/verified/revision", "is none of the revisions"));
        }
    }

    /// The newest revision.
    public SnippetRevision latest() {
        return revisions.getLast();
    }

    /// What this database keeps of it.
    ///
    /// @param number where its version, its index sequence and its state records go on from
    Snippet snippet(int number) {
        int shown = state.publishedRevision().orElse(latest().number());
        SnippetRevision titled = revisions.stream().filter(revision -> revision.number() == shown).findFirst()
                .orElseThrow();
        return new Snippet(id, new Version(number), kind, state.lifecycle(), titled.title(), latest().number(),
                state.publishedRevision(), state.publishAt(), classification, state.verified(), deck, number,
                number, isDemo, createdAt, changedAt);
    }

    /// The same, as far as what it names is there: where it isn't, nobody and nothing is named.
    public WholeSnippet knowing(Predicate<PersonId> person, Predicate<DeckId> isDeck,
            Predicate<PassageId> passage) {
        Upkeep upkeep = classification.upkeep();
        Classification known = new Classification(classification.tags(), classification.audience(),
                classification.visibility(), classification.owner().filter(person),
                new Upkeep(upkeep.verifier().filter(person), upkeep.reviewBy(), upkeep.expiresAt()),
                classification.language());
        LifecycleState knownState = new LifecycleState(state.lifecycle(), state.publishedRevision(),
                state.publishAt(), state.verified()
                        .map(word -> new Verified(word.revision(), word.by().filter(person), word.at())));
        return new WholeSnippet(id, kind, knownState, known, deck.filter(isDeck), isDemo, createdAt, changedAt,
                revisions.stream()
                        .map(each -> new SnippetRevision(each.snippet(), each.number(), each.title(), each.fields(),
                                each.text(), each.notes(), each.lineage().filter(passage), each.files(),
                                each.author().filter(person), each.createdAt()))
                        .toList());
    }

    static WholeSnippet of(Snippet snippet, List<SnippetRevision> revisions) {
        return new WholeSnippet(snippet.id(), snippet.kind(),
                new LifecycleState(snippet.lifecycle(), snippet.publishedRevision(), snippet.publishAt(),
                        snippet.verified()),
                snippet.classification(), snippet.deck(), snippet.isDemo(), snippet.createdAt(), snippet.changedAt(),
                revisions);
    }
}
