package io.riffbook.content.exchange;

import io.riffbook.access.GroupId;
import io.riffbook.access.PersonId;
import io.riffbook.content.Audience;
import io.riffbook.content.Classification;
import io.riffbook.content.DeckId;
import io.riffbook.content.InvalidContentException;
import io.riffbook.content.Lifecycle;
import io.riffbook.content.LifecycleState;
import io.riffbook.content.PassageId;
import io.riffbook.content.SlideFiles;
import io.riffbook.content.SnippetContent;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Upkeep;
import io.riffbook.content.Verified;
import io.riffbook.content.Visibility;
import io.riffbook.content.WholeSnippet;
import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.RefusedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes snippets out of rows: checks them against the content model like any other save, and says what could not be taken as it was
/// written.
@Component
class SnippetReading {
    private final ContentTypes types;
    private final Taxonomies taxonomies;

    SnippetReading(ContentTypes types, Taxonomies taxonomies) {
        this.types = types;
        this.taxonomies = taxonomies;
    }

    /// A snippet, and what was taken otherwise than it was written.
    record Read(WholeSnippet snippet, List<String> notes) {}

    /// Who brings rows without a history in, and how.
    ///
    /// @param id of the new snippet
    /// @param publish at once, instead of leaving drafts
    record Authoring(SnippetId id, Optional<PersonId> person, boolean publish, Instant now) {}

    /// A snippet as it was where it was exported.
    ///
    /// @param keepMisfits whether content is taken that does not suit its kind as it is here
    /// @throws RefusedException with everything that is wrong with the row
    Read exported(SnippetRow row, KnownHere here, boolean keepMisfits) {
        row.requireAll();
        List<String> notes = new ArrayList<>();
        List<FieldFault> faults = new ArrayList<>();
        // Kinds and fields may have been renamed since it was exported.
        Kind written = new Kind(Objects.requireNonNull(row.kind()));
        ContentType type = types.get(types.carry(written, Map.of()).kind());
        SnippetId id = new SnippetId(Objects.requireNonNull(row.id()));
        List<SnippetRevision> revisions = new ArrayList<>();
        for (int i = 0; i < row.revisions().size(); i++) {
            SnippetRow.RevisionRow asWritten = row.revisions().get(i);
            SnippetRow.RevisionRow revision = asWritten
                    .with(types.carry(written, Objects.requireNonNull(asWritten.fields())).fields());
            boolean counts = i == row.revisions().size() - 1
                    || Objects.equals(row.publishedRevision(), revision.number());
            String at = "/revisions/" + i;
            check(type.kind(), revision, at, counts && !keepMisfits ? faults : null, notes);
            if (revision.number() != i + 1) {
                faults.add(new FieldFault(at + "/number", "must be " + (i + 1)));
            }
            Times.check(faults, at + "/createdAt", revision.createdAt());
            revision(id, type, revision, here, at, faults, notes).ifPresent(revisions::add);
        }
        Times.check(faults, "/createdAt", row.createdAt());
        Times.check(faults, "/changedAt", row.changedAt());
        Times.checkIfThere(faults, "/publishAt", row.publishAt());
        Times.checkIfThere(faults, "/expiresAt", row.expiresAt());
        Classification classification = classification(row, here, faults, notes);
        LifecycleState state = state(row, here, faults, notes);
        Optional<DeckId> deck = Optional.ofNullable(row.deck()).map(DeckId::new);
        if (deck.isPresent() && !here.decks().contains(deck.get())) {
            KnownHere.note(notes, "deck: the deck it came from is not here");
        }
        refuse(faults);
        return new Read(new WholeSnippet(id, type.kind(), state, classification, deck.filter(here.decks()::contains),
                row.demo(), micros(row.createdAt()), micros(row.changedAt()), revisions), notes);
    }

    /// What a revision says must suit its kind, if reps or authors work with it; what nobody works with any more stays as it was.
    private void check(Kind kind, SnippetRow.RevisionRow revision, String at, @Nullable List<FieldFault> faults,
            List<String> notes) {
        Map<String, Object> fields = Objects.requireNonNull(revision.fields());
        List<FieldFault> misfits = types.validate(kind, fields, at + "/fields");
        if (faults != null) {
            faults.addAll(misfits);
        } else if (!misfits.isEmpty()) {
            KnownHere.note(notes, "revision " + revision.number() + " does not suit its kind as it is here: "
                    + misfits.getFirst().pointer() + " " + misfits.getFirst().detail());
        }
    }

    private static Optional<SnippetRevision> revision(SnippetId id, ContentType type, SnippetRow.RevisionRow row,
            KnownHere here, String at, List<FieldFault> faults, List<String> notes) {
        Map<String, Object> fields = Objects.requireNonNull(row.fields());
        fields.forEach((name, value) -> {
            if (value instanceof Map || value instanceof Collection) {
                faults.add(new FieldFault(at + "/fields/" + name, "must be a plain value"));
            }
        });
        Optional<PassageId> lineage = Optional.ofNullable(row.passage()).map(PassageId::new);
        if (lineage.isPresent() && !here.passages().containsKey(lineage.get())) {
            KnownHere.note(notes, "revision " + row.number() + ": the passage it came from is not here");
            lineage = Optional.empty();
        }
        SlideFiles files = FilesRow.files(row.files());
        if (!here.files().containsAll(files.all())) {
            KnownHere.note(notes, "revision " + row.number() + ": its slide and previews are not here");
            files = SlideFiles.NONE;
        }
        try {
            SnippetContent content = new SnippetContent(type.kind(), Objects.requireNonNull(row.title()), fields);
            return Optional.of(SnippetRevision.of(id, row.number(), type, content,
                    new SnippetRevision.Provenance(lineage, files,
                            here.person(row.author(), "revision " + row.number() + ": author", notes),
                            micros(row.createdAt()))));
        } catch (InvalidRequestException e) {
            e.problem().faults().forEach(fault -> faults.add(new FieldFault(at + fault.pointer(), fault.detail())));
            return Optional.empty();
        }
    }

    private Classification classification(SnippetRow row, KnownHere here, List<FieldFault> faults,
            List<String> notes) {
        Set<ConceptId> tags = concepts(row.tags());
        SnippetRow.AudienceRow audience = row.audience();
        Set<ConceptId> isFor = concepts(audience == null ? null : audience.isFor());
        Set<ConceptId> notFor = concepts(audience == null ? null : audience.notFor());
        unknown(tags, isFor, notFor, faults);
        return new Classification(tags, new Audience(isFor, notFor), visibility(row.visibility(), here, notes),
                here.person(row.owner(), "owner", notes),
                new Upkeep(here.person(row.verifier(), "verifier", notes), Optional.ofNullable(row.reviewBy()),
                        Optional.ofNullable(row.expiresAt()).map(SnippetReading::micros)),
                Optional.ofNullable(row.language()));
    }

    private void unknown(Set<ConceptId> tags, Set<ConceptId> isFor, Set<ConceptId> notFor, List<FieldFault> faults) {
        TaxonomySnapshot known = taxonomies.snapshot();
        faults.addAll(known.faults(tags, "/tags"));
        faults.addAll(known.faults(isFor, "/audience/for"));
        faults.addAll(known.faults(notFor, "/audience/notFor"));
    }

    private static Visibility visibility(SnippetRow.@Nullable VisibilityRow row, KnownHere here, List<String> notes) {
        if (row == null) {
            return Visibility.INTERNAL;
        }
        List<Names.GroupRef> named = row.groups() == null ? List.of() : row.groups();
        Set<GroupId> groups = named.stream().limit(Visibility.MOST_GROUPS + 1L).map(ref -> here.group(ref, notes))
                .collect(Collectors.toSet());
        return new Visibility(row.reach() == null ? Visibility.Reach.INTERNAL : Visibility.Reach.of(row.reach()),
                groups);
    }

    private static LifecycleState state(SnippetRow row, KnownHere here, List<FieldFault> faults, List<String> notes) {
        Optional<Lifecycle> lifecycle = Lifecycle.find(Objects.requireNonNull(row.lifecycle()));
        if (lifecycle.isEmpty()) {
            faults.add(new FieldFault("/lifecycle", "must be draft, in-review, approved, published or retired"));
        }
        SnippetRow.VerifiedRow word = row.verified();
        if (word != null) {
            Times.check(faults, "/verified/at", word.at());
        }
        return new LifecycleState(lifecycle.orElse(Lifecycle.DRAFT), Optional.ofNullable(row.publishedRevision()),
                Optional.ofNullable(row.publishAt()).map(SnippetReading::micros),
                Optional.ofNullable(word).map(said -> new Verified(said.revision(),
                        here.person(said.by(), "verified", notes), micros(said.at()))));
    }

    /// A new snippet of what somebody wrote elsewhere.
    ///
    /// @param tagged what its labels came to
    /// @throws RefusedException with everything that is wrong with the row
    Read authored(AuthoredRow row, Set<ConceptId> tagged, KnownHere here, Authoring by) {
        List<String> notes = new ArrayList<>();
        List<FieldFault> faults = new ArrayList<>();
        SnippetRow.require(faults, "/kind", row.kind());
        SnippetRow.require(faults, "/title", row.title());
        SnippetRow.require(faults, "/fields", row.fields());
        refuse(faults);
        ContentType type = types.forNew(new Kind(Objects.requireNonNull(row.kind())));
        SnippetContent content = new SnippetContent(type.kind(), Objects.requireNonNull(row.title()),
                Objects.requireNonNull(row.fields()));
        faults.addAll(types.validate(type.kind(), content.fields(), "/fields"));
        Set<ConceptId> tags = new HashSet<>(concepts(row.tags()));
        tags.addAll(tagged);
        SnippetRow.AudienceRow audience = row.audience();
        Set<ConceptId> isFor = concepts(audience == null ? null : audience.isFor());
        Set<ConceptId> notFor = concepts(audience == null ? null : audience.notFor());
        unknown(tags, isFor, notFor, faults);
        deprecated(tags, "/tags", faults);
        deprecated(isFor, "/audience/for", faults);
        deprecated(notFor, "/audience/notFor", faults);
        refuse(faults);
        Optional<PersonId> owner = row.owner() == null
                ? by.person()
                : here.person(new PersonRef(null, row.owner()), "owner", notes);
        Optional<LocalDate> reviewBy = type.reviewAfterDays()
                .map(days -> LocalDate.ofInstant(by.now(), ZoneOffset.UTC).plusDays(days));
        Classification classification = new Classification(tags, new Audience(isFor, notFor),
                visibility(row.visibility(), here, notes), owner,
                new Upkeep(Optional.empty(), reviewBy, Optional.empty()));
        SnippetId id = by.id();
        LifecycleState state = by.publish()
                ? new LifecycleState(Lifecycle.PUBLISHED, Optional.of(1), Optional.empty(), Optional.empty())
                : LifecycleState.DRAFT;
        SnippetRevision revision = SnippetRevision.of(id, 1, type, content, new SnippetRevision.Provenance(
                Optional.empty(), SlideFiles.NONE, by.person(), by.now()));
        return new Read(new WholeSnippet(id, type.kind(), state,
                classification.orSpeaking(revision.detectedLanguage()), Optional.empty(), false, by.now(),
                by.now(), List.of(revision)), notes);
    }

    /// Under the ids that they have now.
    private Set<ConceptId> concepts(@Nullable List<ConceptId> concepts) {
        TaxonomySnapshot known = taxonomies.snapshot();
        return concepts == null
                ? Set.of()
                : concepts.stream().map(id -> known.now(id).orElse(id)).collect(Collectors.toSet());
    }

    private void deprecated(Set<ConceptId> concepts, String at, List<FieldFault> faults) {
        concepts.stream().filter(id -> taxonomies.snapshot().find(id).filter(Concept::deprecated).isPresent())
                .forEach(id -> faults.add(new FieldFault(at, id + " is deprecated: choose another concept")));
    }

    private static void refuse(List<FieldFault> faults) {
        if (!faults.isEmpty()) {
            throw InvalidContentException.of(faults);
        }
    }

    /// PostgreSQL keeps microseconds. What is missing is a fault already, and refused before it is used.
    private static Instant micros(@Nullable Instant time) {
        return time == null ? Instant.EPOCH : time.truncatedTo(ChronoUnit.MICROS);
    }
}
