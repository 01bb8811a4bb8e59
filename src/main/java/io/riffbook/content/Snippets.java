package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.UnknownConceptException;
import io.riffbook.web.Cursor;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.PreconditionException;
import io.riffbook.web.Version;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The snippets: reading them as a viewer may, and every change of one. Each change is one transaction that also marks the
/// snippet for the index, notes its state record and stands in the audit log.
@Service
public class Snippets {
    private static final String WHAT = SnippetChanges.WHAT;

    private final SnippetTable table;
    private final SnippetChanges changes;
    private final Reviews reviews;
    private final Signatures signatures;
    private final ContentTypes types;
    private final Taxonomies taxonomies;
    private final ContentSettings settings;
    private final Clock clock;

    Snippets(SnippetTable table, SnippetChanges changes, Reviews reviews, Signatures signatures, ContentTypes types,
            Taxonomies taxonomies, ContentSettings settings, Clock clock) {
        this.table = table;
        this.changes = changes;
        this.reviews = reviews;
        this.signatures = signatures;
        this.types = types;
        this.taxonomies = taxonomies;
        this.settings = settings;
        this.clock = clock;
    }

    /// The snippet, if the viewer may see it.
    ///
    /// @throws NotFoundException otherwise
    public Snippet find(SnippetId id, Viewer viewer) {
        return table.find(id).filter(snippet -> isVisible(snippet, viewer))
                .orElseThrow(() -> NotFoundException.of(WHAT, id));
    }

    /// The revision that the viewer works with: the newest for those who author, the published one for others.
    public SnippetRevision currentRevision(Snippet snippet, Viewer viewer) {
        return revision(snippet, viewer.mayAuthor() ? snippet.latestRevision() : snippet.shownRevision(), viewer);
    }

    /// One revision; those who don't author see only the published one.
    ///
    /// @throws NotFoundException when there is none, or not for this viewer
    public SnippetRevision revision(Snippet snippet, int number, Viewer viewer) {
        if (!viewer.mayAuthor() && snippet.publishedRevision().filter(published -> published == number).isEmpty()) {
            throw NotFoundException.of("revision", number);
        }
        return table.revision(snippet.id(), number).orElseThrow(() -> NotFoundException.of("revision", number));
    }

    /// All revisions, newest first, for those who author.
    public Page<SnippetRevision> revisions(Snippet snippet, Optional<Cursor> cursor, PageLimit limit) {
        int before = cursor.map(Cursor::asNumber).orElse(Integer.MAX_VALUE);
        return Page.of(table.revisions(snippet.id(), before, limit.value() + 1), limit, snippet.latestRevision(),
                revision -> new Cursor(Integer.toString(revision.number())));
    }

    /// What differs between two of its revisions.
    ///
    /// @param from absent: the revision before `to`, or, for the first one, itself
    /// @throws NotFoundException when there is no such revision, or not for this viewer
    public RevisionDiff diff(Snippet snippet, Optional<Integer> from, int to, Viewer viewer) {
        return RevisionDiff.between(revision(snippet, from.orElse(Math.max(1, to - 1)), viewer),
                revision(snippet, to, viewer));
    }

    /// A list for those who author, newest first.
    public Page<Snippet> list(SnippetFilter filter, Optional<Cursor> cursor, PageLimit limit) {
        SnippetTable.Yardstick yardstick = yardstick();
        List<Snippet> found = table.list(filter, yardstick, cursor.map(Cursor::asId).orElse(null), limit.value() + 1);
        return Page.of(found, limit, table.count(filter, yardstick), snippet -> new Cursor(snippet.id().toString()));
    }

    /// By what filters measure snippets right now.
    SnippetTable.Yardstick yardstick() {
        return new SnippetTable.Yardstick(today(), Audience.everyone(taxonomies.snapshot()));
    }

    /// Adds new snippets, all of them or none.
    ///
    /// @throws UnknownConceptException when a concept that they name has gone since they were drafted
    @Transactional
    public void add(Viewer viewer, Collection<DraftedSnippet> drafted) {
        requireStillThere(drafted.stream().map(each -> each.snippet().classification().concepts())
                .flatMap(Set::stream).collect(Collectors.toSet()));
        for (DraftedSnippet each : drafted) {
            table.insert(each.snippet());
            table.insert(each.revision(), each.packageKey());
        }
        signatures.keep(drafted.stream().map(DraftedSnippet::revision).map(Signatures.Wording::of).toList());
        // In the order of ids, so that two writers of the same marks can't wait for each other.
        changes.tell(viewer.actor(), drafted.stream().map(DraftedSnippet::snippet)
                .sorted(Comparator.comparing(snippet -> snippet.id().value()))
                .map(snippet -> new SnippetChanges.Change(snippet, "created", Map.of("kind", snippet.kind().name())))
                .toList());
    }

    /// Changes content, or what is said of it, or both: all of it or nothing.
    ///
    /// @param current the snippet as the caller read it
    /// @param revised its next revision, if the content changes: becomes the newest, as a draft
    /// @param classification what applies at once, if it changes
    /// @throws PreconditionException when somebody changed the snippet since it was read
    /// @throws UnknownConceptException when a concept that it newly names has gone since that was checked
    @Transactional
    public Snippet edit(Viewer viewer, Snippet current, Optional<DraftedSnippet> revised,
            Optional<Classification> classification) {
        classification.ifPresent(after -> requireStillThere(after.newConcepts(current.classification())));
        Snippet edited = current;
        if (revised.isPresent()) {
            edited = revise(viewer, revised.get());
        }
        // what nobody says of its language stays as it was found out
        Optional<String> language = edited.classification().language();
        return classification.isPresent()
                ? classify(viewer, edited, classification.get().orSpeaking(language))
                : edited;
    }

    /// They were checked when the change was drafted, against what this node knew then.
    private void requireStillThere(Set<ConceptId> newlyNamed) {
        taxonomies.hold(newlyNamed).requireAll(newlyNamed);
    }

    private Snippet revise(Viewer viewer, DraftedSnippet drafted) {
        changes.replace(drafted.snippet());
        table.insert(drafted.revision(), drafted.packageKey());
        signatures.keep(List.of(Signatures.Wording.of(drafted.revision())));
        changes.tell(viewer.actor(), drafted.snippet(), "revised", Map.of("revision", drafted.revision().number()));
        return drafted.snippet();
    }

    private Snippet classify(Viewer viewer, Snippet current, Classification classification) {
        return changes.put(viewer.actor(), current.classified(classification, now()), "classified",
                Described.difference(current.classification(), classification));
    }

    /// Takes a step of the lifecycle, without a word, and now.
    ///
    /// @throws LifecycleException when that isn't possible from where it stands
    /// @throws PreconditionException when the version isn't the current one
    @Transactional
    public Snippet take(Viewer viewer, LifecycleAction action, SnippetId id, Version expected) {
        return take(viewer, Step.of(action), id, expected);
    }

    /// Takes a step of the lifecycle. What is said with it stands in the snippet's review.
    ///
    /// @throws LifecycleException when that isn't possible from where it stands
    /// @throws NotYoursToSayException when somebody else has to approve it
    /// @throws PreconditionException when the version isn't the current one
    @Transactional
    public Snippet take(Viewer viewer, Step step, SnippetId id, Version expected) {
        Snippet current = find(id, viewer);
        current.version().mustBe(expected);
        Instant now = now();
        Snippet moved = switch (step.action()) {
            case SUBMIT -> current.submitted(now);
            case APPROVE -> approved(viewer, current, now);
            case SEND_BACK -> current.sentBack(now);
            case PUBLISH -> published(current, step.at(), now);
            case UNSCHEDULE -> current.unscheduled(now);
            case RETIRE -> current.retired(latest(current).title(), now);
            case RESTORE -> current.restored(now);
        };
        boolean isPlanned = step.action() == LifecycleAction.PUBLISH && moved.publishAt().isPresent();
        changes.put(viewer.actor(), moved, isPlanned ? "scheduled" : step.action().past(),
                isPlanned
                        ? Map.of("revision", moved.latestRevision(), "at", moved.publishAt().get())
                        : Map.of("revision", moved.latestRevision()));
        reviews.note(viewer, moved, step);
        return moved;
    }

    private Snippet approved(Viewer viewer, Snippet current, Instant now) {
        Snippet approved = current.approved(now);
        reviews.refuseOwnWork(viewer, latest(current));
        return approved;
    }

    private Snippet published(Snippet current, Optional<Instant> at, Instant now) {
        return at.filter(now::isBefore).map(later -> current.scheduled(later, settings.reviewRequired(), now))
                .orElseGet(() -> current.published(latest(current).title(), settings.reviewRequired(), now));
    }

    /// Takes somebody's word that what reps see is true.
    ///
    /// @param reviewBy when to look again; absent: as far from today as its kind says, or, where the kind says nothing, never
    /// @throws NotYoursToSayException when it has a verifier, and this is neither them nor an admin
    /// @throws LifecycleException when it is retired
    /// @throws PreconditionException when the version isn't the current one
    @Transactional
    public Snippet verify(Viewer viewer, SnippetId id, Version expected, Optional<LocalDate> reviewBy) {
        Snippet current = find(id, viewer);
        current.version().mustBe(expected);
        Optional<PersonId> verifier = current.upkeep().verifier();
        if (verifier.isPresent() && !verifier.equals(viewer.person()) && !viewer.roles().contains(Role.ADMIN)) {
            throw NotYoursToSayException.otherVerifier();
        }
        Snippet verified = current.verified(viewer.person(), reviewBy.or(() -> nextReview(current.kind())), now());
        return changes.put(viewer.actor(), verified, "verified", Map.of("revision", verified.shownRevision()));
    }

    private Optional<LocalDate> nextReview(Kind kind) {
        return types.find(kind).flatMap(ContentType::reviewAfterDays).map(today()::plusDays);
    }

    /// The newest revision's content.
    SnippetRevision latest(Snippet snippet) {
        return table.revision(snippet.id(), snippet.latestRevision())
                .orElseThrow(
                        () -> new IllegalStateException("snippet " + snippet.id() + " has lost its latest revision"));
    }

    /// Today in UTC, by which days to look again are counted.
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static boolean isVisible(Snippet snippet, Viewer viewer) {
        return viewer.mayAuthor()
                || (snippet.publishedRevision().isPresent() && snippet.visibility().isVisibleTo(viewer));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
