package io.riffbook.variations;

import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditLog;
import io.riffbook.content.Classification;
import io.riffbook.content.DraftedSnippet;
import io.riffbook.content.Drafting;
import io.riffbook.content.InvalidContentException;
import io.riffbook.content.SlideFiles;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetContent;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Snippets;
import io.riffbook.inbox.Notice;
import io.riffbook.inbox.Notices;
import io.riffbook.jobs.JobId;
import io.riffbook.model.ContentTypes;
import io.riffbook.reading.PassageContent;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.Version;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What people send back. Those who author see all of it, others their own.
@Service
public class Variations {
    /// How many of one person may wait for an answer.
    public static final int MOST_WAITING = 50;
    /// How long a comment or an answer may be.
    public static final int LONGEST_WORD = 2_000;
    private static final String WHAT = "variation";

    private final VariationRows rows;
    private final Snippets snippets;
    private final Drafting drafting;
    private final ContentTypes types;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Variations(VariationRows rows, Snippets snippets, Drafting drafting, ContentTypes types, Notices notices,
            AuditLog audit, Clock clock) {
        this.rows = rows;
        this.snippets = snippets;
        this.drafting = drafting;
        this.types = types;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /// Sends back what somebody made of a snippet. Who owns the snippet is told.
    ///
    /// @param revision that it varies; one that the viewer sees now
    /// @param content the whole as it should be
    /// @throws NotFoundException when the viewer doesn't see the snippet
    /// @throws VariationException when the viewer is no person, has too many that wait, varies nothing, or another revision
    /// @throws InvalidContentException when the content doesn't suit the kind
    @Transactional
    public Variation propose(Viewer viewer, SnippetId id, int revision, SnippetContent content, String comment) {
        PersonId proposer = viewer.person().orElseThrow(VariationException::nobody);
        Snippet snippet = snippets.find(id, viewer);
        SnippetRevision base = base(snippet, revision, viewer);
        refuse(types.validate(content.kind(), content.fields(), "/fields"));
        if (content.equals(content(snippet, base))) {
            throw VariationException.nothingVaried();
        }
        return propose(viewer, proposer, snippet, new Sent(revision, content, SlideFiles.NONE, comment),
                Optional.empty());
    }

    /// The same for an edited slide: what it says stands where the snippet has the words of a slide. Once for a job.
    ///
    /// @param slide what it says
    /// @param files of it, stored
    @Transactional
    Variation proposeSlide(Viewer viewer, JobId job, SlideUpload upload, PassageContent slide, SlideFiles files) {
        Snippet snippet = snippets.find(upload.snippet(), viewer);
        SnippetRevision base = base(snippet, upload.revision(), viewer);
        SnippetContent content = drafting.saying(snippet, base, slide);
        refuse(types.validate(content.kind(), content.fields(), "/fields"));
        return propose(viewer, upload.proposer(), snippet, new Sent(base.number(), content, files, upload.comment()),
                Optional.of(job));
    }

    /// The variation that the job made, if it got so far.
    Optional<Variation> of(JobId job) {
        return rows.of(job);
    }

    private record Sent(int revision, SnippetContent content, SlideFiles files, String comment) {}

    private SnippetRevision base(Snippet snippet, int revision, Viewer viewer) {
        if (revision != snippets.currentRevision(snippet, viewer).number() && revision != snippet.shownRevision()) {
            throw VariationException.notPublished(revision);
        }
        return snippets.revision(snippet, revision, viewer);
    }

    private static void refuse(List<FieldFault> faults) {
        if (!faults.isEmpty()) {
            throw InvalidContentException.of(faults);
        }
    }

    private Variation propose(Viewer viewer, PersonId proposer, Snippet snippet, Sent sent, Optional<JobId> job) {
        rows.hold(proposer);
        if (rows.waitingOf(proposer) >= MOST_WAITING) {
            throw VariationException.tooMany(MOST_WAITING);
        }
        Variation variation = new Variation(VariationId.next(), Version.FIRST, VariationState.PROPOSED, snippet.id(),
                sent.revision(), sent.content().title(), sent.content().fields(), sent.files(),
                word(sent.comment(), "/comment"), Optional.of(proposer), Optional.empty(), "", Optional.empty(), now(),
                Optional.empty());
        rows.insert(variation, job);
        audit.record(viewer.actor(), "proposed", WHAT, variation.id().value(), Map.of("snippet", snippet.id()));
        snippet.owner().filter(owner -> !owner.equals(proposer)).ifPresent(owner -> notices.tell(List.of(owner),
                new Notice(WHAT, "Somebody sent back a variation of a snippet of yours", link(variation),
                        "variation/" + variation.id() + "/proposed")));
        return variation;
    }

    /// The variation, for those who author and for its proposer.
    ///
    /// @throws NotFoundException for everybody else, and when there is none
    public Variation get(VariationId id, Viewer viewer) {
        return rows.find(id).filter(each -> viewer.mayAuthor() || isOf(each, viewer))
                .orElseThrow(() -> NotFoundException.of(WHAT, id));
    }

    /// Those that fit, the newest first: all of them for those who author, their own for others.
    ///
    /// @throws VariationException when the viewer neither authors nor is a person
    @Transactional(readOnly = true)
    public Page<Variation> list(Viewer viewer, VariationFilter filter, Optional<Cursor> cursor, PageLimit limit) {
        Optional<PersonId> proposer = viewer.mayAuthor()
                ? Optional.empty()
                : Optional.of(viewer.person().orElseThrow(VariationException::nobody));
        List<Variation> oneMore = rows.list(filter, proposer, cursor.map(Cursor::asId).orElse(null), limit.value() + 1);
        return Page.of(oneMore, limit, rows.count(filter, proposer), last -> new Cursor(last.id().toString()));
    }

    /// What it varies and what it makes of it, under the names that fields have today; empty when the viewer may no longer see the
    /// snippet.
    public Optional<Compared> compared(Variation variation, Viewer viewer) {
        Snippet snippet;
        try {
            snippet = snippets.find(variation.snippet(), viewer);
        } catch (NotFoundException _) {
            return Optional.empty();
        }
        // its proposer saw the revision when it was the published one
        SnippetRevision base = snippets.revision(snippet, variation.revision(), Viewer.SYSTEM);
        return Optional.of(new Compared(snippet, content(snippet, base), content(snippet, variation)));
    }

    /// A variation beside what it varies.
    public record Compared(Snippet snippet, SnippetContent before, SnippetContent after) {}

    /// Checks that it can be adopted, and writes what it becomes to object storage; [#adopt] does the rest, in a transaction.
    ///
    /// @param asSnippet whether it becomes a snippet of its own, tagged as the one that it varies, instead of its next revision
    /// @param overwrite whether it counts where the snippet was changed otherwise since
    /// @throws VariationException when it was decided already, clashes with later changes, or changes nothing any more
    /// @throws InvalidContentException when it no longer suits its kind
    public Adoption prepare(Viewer viewer, VariationId id, Version expected, boolean asSnippet, boolean overwrite) {
        Variation variation = get(id, viewer);
        variation.version().mustBe(expected);
        variation.refuseUnlessProposed();
        Snippet snippet = snippets.find(variation.snippet(), viewer);
        SnippetContent varied = content(snippet, variation);
        if (asSnippet) {
            Classification as = snippet.classification();
            return new Adoption(variation, snippet, drafting.newSnippet(viewer, varied,
                    new Classification(as.tags(), as.audience(), as.visibility(), Optional.empty()),
                    variation.files()), true);
        }
        SnippetRevision base = snippets.revision(snippet, variation.revision(), viewer);
        SnippetRevision latest = snippets.revision(snippet, snippet.latestRevision(), viewer);
        boolean hasSlide = variation.files().slide().isPresent();
        SnippetContent merged = Merging.merged(content(snippet, base), varied, content(snippet, latest), overwrite,
                hasSlide);
        return new Adoption(variation, snippet, hasSlide
                ? drafting.newRevision(viewer, snippet, latest, merged, variation.files())
                : drafting.newRevision(viewer, snippet, latest, merged), false);
    }

    /// Makes a draft of it, which its proposer is credited for, and tells them.
    ///
    /// @throws io.riffbook.web.PreconditionException when the variation or the snippet changed since it was prepared
    @Transactional
    public Variation adopt(Viewer viewer, Adoption adoption, String word) {
        Variation current = locked(adoption.variation().id(), adoption.variation().version());
        DraftedSnippet drafted = adoption.drafted();
        Variation adopted = current.adopted(
                new Variation.Became(drafted.snippet().id(), drafted.revision().number()), viewer.person(),
                word(word, "/answer"), now());
        if (adoption.asSnippet()) {
            snippets.add(viewer, Set.of(drafted));
        } else {
            snippets.edit(viewer, adoption.current(), Optional.of(drafted), Optional.empty());
        }
        decide(viewer, adopted, "What you sent back was adopted: thank you");
        return adopted;
    }

    /// Says why it isn't adopted, and tells its proposer.
    ///
    /// @throws io.riffbook.web.PreconditionException when the version isn't the current one
    /// @throws VariationException when it was decided already
    @Transactional
    public Variation answer(Viewer viewer, VariationId id, Version expected, String word) {
        String why = word(word, "/answer");
        if (why.isEmpty()) {
            throw InvalidRequestException.at(new FieldFault("/answer", "is required: say why not"));
        }
        Variation answered = locked(id, expected).answered(viewer.person(), why, now());
        decide(viewer, answered, "There is an answer to what you sent back");
        return answered;
    }

    private Variation locked(VariationId id, Version expected) {
        Variation current = rows.lock(id).orElseThrow(() -> NotFoundException.of(WHAT, id));
        current.version().mustBe(expected);
        return current;
    }

    private void decide(Viewer viewer, Variation decided, String line) {
        rows.decide(decided);
        audit.record(viewer.actor(), decided.state().word(), WHAT, decided.id().value(), Map.of());
        notices.tell(decided.proposer().filter(who -> !viewer.person().equals(Optional.of(who))).stream().toList(),
                new Notice(WHAT, line, link(decided), "variation/" + decided.id() + "/" + decided.version().number()));
    }

    private static SnippetContent content(Snippet snippet, SnippetRevision revision) {
        return new SnippetContent(snippet.kind(), revision.title(), revision.fields());
    }

    /// Kinds and fields may have got other names since.
    private SnippetContent content(Snippet snippet, Variation variation) {
        return new SnippetContent(snippet.kind(), variation.title(),
                types.carry(snippet.kind(), variation.fields()).fields());
    }

    private static boolean isOf(Variation variation, Viewer viewer) {
        return viewer.person().isPresent() && variation.proposer().equals(viewer.person());
    }

    private static String link(Variation variation) {
        return "/variations/" + variation.id();
    }

    static String word(String text, String pointer) {
        String word = text.strip().replace("\r\n", "\n");
        if (word.length() > LONGEST_WORD
                || word.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw InvalidRequestException
                    .at(new FieldFault(pointer, "has at most " + LONGEST_WORD + " characters of text"));
        }
        return word;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
