package io.riffbook.content;

import io.riffbook.access.GroupId;
import io.riffbook.access.Groups;
import io.riffbook.access.People;
import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.reading.PassageContent;
import io.riffbook.web.FieldFault;
import io.riffbook.web.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/// The first half of writing a snippet: checks the content, and writes its package to object storage. The second half is
/// [Snippets]', in a transaction.
@Service
public class Drafting {
    private final ContentTypes types;
    private final Taxonomies taxonomies;
    private final People people;
    private final Groups groups;
    private final Decks decks;
    private final SnippetPackages packages;
    private final Clock clock;

    Drafting(ContentTypes types, Taxonomies taxonomies, People people, Groups groups, Decks decks,
            SnippetPackages packages,
            Clock clock) {
        this.types = types;
        this.taxonomies = taxonomies;
        this.people = people;
        this.groups = groups;
        this.decks = decks;
        this.packages = packages;
        this.clock = clock;
    }

    /// A new snippet, as a draft.
    ///
    /// @param passage where it comes from, if from a passage: its files come along
    /// @throws InvalidContentException with all faults at once
    public DraftedSnippet newSnippet(Viewer viewer, SnippetContent content, Classification classification,
            Optional<Passage> passage, boolean isDemo) {
        types.forNew(content.kind());
        check(content, classification);
        Instant now = now();
        Optional<PersonId> owner = classification.owner().or(viewer::person);
        Snippet snippet = new Snippet(SnippetId.next(), Version.FIRST, content.kind(), Lifecycle.DRAFT, content.title(),
                1, Optional.empty(), Optional.empty(), watched(content.kind(), classification.ownedBy(owner), now),
                Optional.empty(), passage.map(Passage::deck), 1, 1, isDemo, now, now);
        return drafted(viewer, snippet, content, passage,
                passage.map(Passage::files).orElse(SlideFiles.NONE), now);
    }

    /// A new revision of a snippet.
    ///
    /// @param current the snippet as the caller knows it
    /// @param from the revision that it changes: lineage and files stay
    public DraftedSnippet newRevision(Viewer viewer, Snippet current, SnippetRevision from, SnippetContent content) {
        refuse(types.validate(content.kind(), content.fields(), "/fields"));
        Instant now = now();
        Snippet revised = current.revised(content.title(), now);
        return drafted(viewer, revised, content, lineage(from), from.files(), now);
    }

    private Optional<Passage> lineage(SnippetRevision revision) {
        return revision.lineage()
                .flatMap(passage -> Optional.ofNullable(decks.passages(Set.of(passage)).get(passage)));
    }

    /// The same, with an edited slide in place of the one that it changes.
    ///
    /// @param files of the slide, stored
    public DraftedSnippet newRevision(Viewer viewer, Snippet current, SnippetRevision from, SnippetContent content,
            SlideFiles files) {
        refuse(types.validate(content.kind(), content.fields(), "/fields"));
        Instant now = now();
        return drafted(viewer, current.revised(content.title(), now), content, lineage(from), files, now);
    }

    /// A new snippet, as a draft, with an edited slide or without one, of the same classification checks as any other.
    ///
    /// @param files of the slide, stored
    /// @throws InvalidContentException with all faults at once
    public DraftedSnippet newSnippet(Viewer viewer, SnippetContent content, Classification classification,
            SlideFiles files) {
        DraftedSnippet plain = newSnippet(viewer, content, classification, Optional.empty(), false);
        return files.equals(SlideFiles.NONE)
                ? plain
                : drafted(viewer, plain.snippet(), content, Optional.empty(), files, plain.snippet().createdAt());
    }

    /// What a snippet would say if its words of a slide were those of this one; its other fields stay.
    public SnippetContent saying(Snippet snippet, SnippetRevision base, PassageContent slide) {
        ContentType type = types.get(snippet.kind());
        PassageFields words = PassageFields.of(type, slide);
        return new SnippetContent(snippet.kind(), words.title(), words.over(base, type));
    }

    /// A new revision that comes from another passage than the one before: the passage's files come along.
    ///
    /// @throws InvalidContentException when the content doesn't suit its kind
    DraftedSnippet newRevision(Viewer viewer, Snippet current, SnippetContent content, Passage passage) {
        refuse(types.validate(content.kind(), content.fields(), "/fields"));
        Instant now = now();
        return drafted(viewer, current.revised(content.title(), now), content, Optional.of(passage), passage.files(),
                now);
    }

    /// A new revision with the content of an earlier one: its lineage and files come back too.
    ///
    /// @throws InvalidContentException when the content no longer suits its kind, which may have changed since
    public DraftedSnippet restoration(Viewer viewer, Snippet current, SnippetRevision earlier) {
        return newRevision(viewer, current, earlier,
                new SnippetContent(current.kind(), earlier.title(), earlier.fields()));
    }

    /// With a day to look again, if nobody said one: as the kind usually has it.
    private Classification watched(Kind kind, Classification classification, Instant now) {
        Optional<LocalDate> usual = types.get(kind).reviewAfterDays()
                .map(days -> LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(days));
        return classification.dueBy(classification.upkeep().reviewBy().or(() -> usual));
    }

    /// Checks that everything it names exists, and that no deprecated concept is newly named.
    ///
    /// @param before what it replaces; absent for a new snippet
    /// @throws InvalidContentException with all faults at once
    public void check(Classification classification, Optional<Classification> before) {
        refuse(faults(classification, before));
    }

    private void check(SnippetContent content, Classification classification) {
        List<FieldFault> faults = new ArrayList<>(types.validate(content.kind(), content.fields(), "/fields"));
        faults.addAll(faults(classification, Optional.empty()));
        refuse(faults);
    }

    private static void refuse(List<FieldFault> faults) {
        if (!faults.isEmpty()) {
            throw InvalidContentException.of(faults);
        }
    }

    private List<FieldFault> faults(Classification classification, Optional<Classification> replaced) {
        List<FieldFault> faults = new ArrayList<>();
        Classification before = replaced.orElse(Classification.UNSAID);
        notOffered(faults, "/tags", classification.tags(), before.tags());
        notOffered(faults, "/audience/for", classification.audience().isFor(), before.audience().isFor());
        notOffered(faults, "/audience/notFor", classification.audience().notFor(), before.audience().notFor());
        Set<GroupId> named = classification.visibility().groups();
        if (!groups.existing(named).containsAll(named)) {
            faults.add(new FieldFault("/visibility/groups", "names a group that doesn't exist"));
        }
        nobody(faults, "/ownerId", classification.owner());
        nobody(faults, "/verifierId", classification.upkeep().verifier());
        return faults;
    }

    private void nobody(List<FieldFault> faults, String pointer, Optional<PersonId> person) {
        if (person.isPresent() && person.flatMap(people::find).isEmpty()) {
            faults.add(new FieldFault(pointer, "is nobody"));
        }
    }

    private void notOffered(List<FieldFault> faults, String pointer, Set<ConceptId> concepts,
            Set<ConceptId> before) {
        TaxonomySnapshot known = taxonomies.snapshot();
        for (ConceptId id : concepts) {
            Optional<Concept> concept = known.find(id);
            if (concept.isEmpty()) {
                faults.add(new FieldFault(pointer, known.unknown(id) + ": see /api/v1/taxonomies"));
            } else if (concept.get().deprecated() && !before.contains(id)) {
                faults.add(new FieldFault(pointer, id + " is deprecated: choose another concept"));
            }
        }
    }

    private DraftedSnippet drafted(Viewer viewer, Snippet snippet, SnippetContent content,
            Optional<Passage> lineage, SlideFiles files, Instant now) {
        SnippetText text = SnippetText.of(types.get(content.kind()), content.fields());
        SnippetRevision revision = new SnippetRevision(snippet.id(), snippet.latestRevision(), content.title(),
                content.fields(), text.text(), text.notes(), lineage.map(Passage::id), files,
                viewer.person(), now);
        Optional<String> language = lineage.map(passage -> passage.content().language()).filter(tag -> !tag.isEmpty());
        Snippet spoken = snippet.classification().language().isPresent()
                ? snippet
                : snippet.orSpeaking(language.or(revision::detectedLanguage));
        return new DraftedSnippet(spoken, revision, packages.write(content.kind(), revision, lineage));
    }

    private Instant now() {
        // PostgreSQL keeps microseconds: what was written must equal what is read.
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
