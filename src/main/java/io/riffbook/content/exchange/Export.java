package io.riffbook.content.exchange;

import io.riffbook.access.EmailAddress;
import io.riffbook.access.GroupId;
import io.riffbook.access.Groups;
import io.riffbook.access.People;
import io.riffbook.access.PersonId;
import io.riffbook.content.DeckId;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.StoredContent;
import io.riffbook.content.Verified;
import io.riffbook.content.WholeDeck;
import io.riffbook.content.WholeSnippet;
import io.riffbook.model.Taxonomies;
import io.riffbook.storage.ContentFiles;
import io.riffbook.storage.ObjectContent;
import io.riffbook.storage.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Writes content as rows, in an order and a shape that depend on nothing but the content: two exports of equal content are equal byte
/// for byte, but for what the manifest says differs between instances.
@Component
class Export {
    static final String FILES = "files/";
    /// So many files can be in an archive.
    static final int MOST_FILES = 200_000;
    private static final int PAGE = 100;
    private static final List<String> DIFFERS = List.of("owner.id", "verifier.id", "verified.by.id",
            "revisions.author.id", "visibility.groups.id");

    private final StoredContent content;
    private final Taxonomies taxonomies;
    private final People people;
    private final Groups groups;
    private final ContentFiles files;

    Export(StoredContent content, Taxonomies taxonomies, People people, Groups groups, ContentFiles files) {
        this.content = content;
        this.taxonomies = taxonomies;
        this.people = people;
        this.groups = groups;
        this.files = files;
    }

    /// The first row of every export.
    ///
    /// @param differs members of rows that differ between instances with equal content
    record Manifest(String type, String format, Set<ExportOrder.Part> types, boolean files, List<String> differs) {
        static final String TYPE = "manifest";
    }

    /// What was written.
    ///
    /// @param missingFiles that something points at and that object storage does not have
    record Written(int taxonomies, int decks, int snippets, int files, int missingFiles) {}

    /// Writes everything that is asked for.
    ///
    /// @param progress is told how many snippets are written
    Written write(ExportOrder order, ExportTarget target, IntConsumer progress) throws IOException {
        boolean hasFiles = order.files() && target instanceof ExportTarget.Archive;
        target.part("manifest.json").write(
                Rows.line(new Manifest(Manifest.TYPE, Rows.FORMAT, order.types(), hasFiles, DIFFERS)));
        SortedSet<String> pointedAt = new TreeSet<>();
        int vocabularies = order.types().contains(ExportOrder.Part.TAXONOMY)
                ? taxonomies(target.part("taxonomies.ndjson"))
                : 0;
        int decks = order.types().contains(ExportOrder.Part.DECK)
                ? decks(target.part("decks.ndjson"), pointedAt)
                : 0;
        int snippets = order.types().contains(ExportOrder.Part.SNIPPET)
                ? snippets(target.part("snippets.ndjson"), pointedAt, progress)
                : 0;
        int missing = hasFiles && target instanceof ExportTarget.Archive archive ? files(archive, pointedAt) : 0;
        return new Written(vocabularies, decks, snippets, hasFiles ? pointedAt.size() - missing : 0, missing);
    }

    private int taxonomies(OutputStream out) throws IOException {
        int written = 0;
        for (var taxonomy : taxonomies.snapshot().all()) {
            out.write(Rows.line(TaxonomyRow.of(taxonomy)));
            written++;
        }
        return written;
    }

    private int decks(OutputStream out, SortedSet<String> pointedAt) throws IOException {
        int written = 0;
        Optional<DeckId> after = Optional.empty();
        while (true) {
            List<DeckId> page = content.decksAfter(after, PAGE);
            if (page.isEmpty()) {
                return written;
            }
            for (DeckId id : page) {
                WholeDeck deck = content.deck(id).orElse(null);
                if (deck != null) {
                    out.write(Rows.line(DeckRow.of(deck, names(deck.owner().stream().toList(), List.of()))));
                    remember(pointedAt, deck);
                    written++;
                }
            }
            after = Optional.of(page.getLast());
        }
    }

    private int snippets(OutputStream out, SortedSet<String> pointedAt, IntConsumer progress) throws IOException {
        int written = 0;
        Optional<SnippetId> after = Optional.empty();
        while (true) {
            List<WholeSnippet> page = content.snippetsAfter(after, PAGE);
            if (page.isEmpty()) {
                return written;
            }
            Names names = names(page);
            for (WholeSnippet snippet : page) {
                out.write(Rows.line(SnippetRow.of(snippet, names)));
                for (SnippetRevision revision : snippet.revisions()) {
                    revision.files().all().forEach(file -> remember(pointedAt, file));
                }
            }
            written += page.size();
            progress.accept(written);
            after = Optional.of(page.getLast().id());
        }
    }

    /// How everybody that these snippets name is called.
    Names names(Collection<WholeSnippet> snippets) {
        Set<PersonId> named = new HashSet<>();
        Set<GroupId> closed = new HashSet<>();
        for (WholeSnippet snippet : snippets) {
            Stream.of(snippet.classification().owner(), snippet.classification().upkeep().verifier(),
                    snippet.state().verified().flatMap(Verified::by)).flatMap(Optional::stream)
                    .forEach(named::add);
            snippet.revisions().forEach(revision -> revision.author().ifPresent(named::add));
            closed.addAll(snippet.classification().visibility().groups());
        }
        return names(named, closed);
    }

    private Names names(Collection<PersonId> named, Collection<GroupId> closed) {
        List<PersonId> all = List.copyOf(named);
        Map<PersonId, EmailAddress> emails = new HashMap<>();
        for (int from = 0; from < all.size(); from += People.BATCH) {
            emails.putAll(people.emails(all.subList(from, Math.min(all.size(), from + People.BATCH))));
        }
        return new Names(emails, groups.names(closed));
    }

    private static void remember(SortedSet<String> pointedAt, WholeDeck deck) {
        for (WholeDeck.Revision revision : deck.revisions()) {
            remember(pointedAt, revision.revision().file());
            revision.passages().forEach(
                    passage -> passage.files().all().forEach(file -> remember(pointedAt, file)));
        }
    }

    private static void remember(SortedSet<String> pointedAt, Sha256 file) {
        pointedAt.add(file.hex());
        if (pointedAt.size() > MOST_FILES) {
            throw ExchangeException.tooManyFiles(MOST_FILES);
        }
    }

    private int files(ExportTarget.Archive archive, SortedSet<String> pointedAt) throws IOException {
        List<String> missing = new ArrayList<>();
        for (String hex : pointedAt) {
            ObjectContent file = files.open(new Sha256(hex)).orElse(null);
            if (file == null) {
                missing.add(hex);
                continue;
            }
            try (file) {
                archive.file(FILES + hex, file.stream());
            }
        }
        return missing.size();
    }
}
