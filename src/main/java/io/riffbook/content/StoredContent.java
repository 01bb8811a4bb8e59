package io.riffbook.content;

import io.riffbook.audit.Actor;
import io.riffbook.audit.AuditLog;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Taxonomies;
import io.riffbook.storage.AtOnce;
import io.riffbook.storage.ObjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Decks and snippets as a whole, with all that ever was: read for an export, and put back as they were by an import or a restore.
@Service
public class StoredContent {
    /// How many snippets are put back, or looked at, at once.
    public static final int BATCH = 500;
    private static final int MOST_REVISIONS_AT_ONCE = 1_000;
    private static final UUID FIRST = new UUID(0, 0);
    private static final String SNIPPETS_AFTER = """
            select s.* from (
                select s.*, sum(latest_revision) over (order by id) - latest_revision as before from (
                    select * from snippet where id > :after order by id limit :limit) s) s
            where before < :most order by id""";
    private static final String DECKS_AFTER = "select id from deck where id > :after order by id limit :limit";
    private static final String IS_EMPTY = """
            select not exists (select from deck) and not exists (select from snippet)""";

    private final JdbcClient db;
    private final SnippetTable snippets;
    private final DeckTable decks;
    private final WholeContentTable table;
    private final SnippetPackages snippetPackages;
    private final DeckPackages deckPackages;
    private final DeckAlignments alignments;
    private final TransactionTemplate transaction;
    private final DirtySnippets dirty;
    private final StateRecords records;
    private final Signatures signatures;
    private final AuditLog audit;
    private final Taxonomies taxonomies;

    StoredContent(JdbcClient db, SnippetTable snippets, DeckTable decks, WholeContentTable table,
            SnippetPackages snippetPackages, DeckPackages deckPackages, DeckAlignments alignments,
            TransactionTemplate transaction, DirtySnippets dirty, StateRecords records,
            Signatures signatures, AuditLog audit,
            Taxonomies taxonomies) {
        this.db = db;
        this.snippets = snippets;
        this.decks = decks;
        this.table = table;
        this.snippetPackages = snippetPackages;
        this.deckPackages = deckPackages;
        this.alignments = alignments;
        this.transaction = transaction;
        this.dirty = dirty;
        this.records = records;
        this.signatures = signatures;
        this.audit = audit;
        this.taxonomies = taxonomies;
    }

    /// Whether there is neither a deck nor a snippet.
    public boolean isEmpty() {
        return db.sql(IS_EMPTY).query(Boolean.class).single();
    }

    /// How many snippets there are.
    public int countSnippets() {
        return db.sql("select count(*) from snippet").query(Integer.class).single();
    }

    /// The snippets that follow an id, in the order of their ids; fewer than the limit where they have many revisions, and none only at
    /// the end.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<WholeSnippet> snippetsAfter(Optional<SnippetId> after, int limit) {
        return whole(db.sql(SNIPPETS_AFTER).param("after", after.map(SnippetId::value).orElse(FIRST))
                .param("limit", limit).param("most", MOST_REVISIONS_AT_ONCE).query(SnippetTable::snippet).list());
    }

    /// Those of the snippets that there are.
    ///
    /// @param ids at most [#BATCH]
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<WholeSnippet> snippets(Collection<SnippetId> ids) {
        return ids.isEmpty() ? List.of() : whole(snippets.find(ids));
    }

    private List<WholeSnippet> whole(List<Snippet> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<SnippetId, List<SnippetRevision>> revisions = snippets
                .revisionsOf(found.stream().map(Snippet::id).toList()).stream()
                .collect(Collectors.groupingBy(SnippetRevision::snippet));
        return found.stream().map(snippet -> WholeSnippet.of(snippet, revisions.getOrDefault(snippet.id(), List.of())))
                .toList();
    }

    /// The decks that follow an id, in the order of their ids.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<DeckId> decksAfter(Optional<DeckId> after, int limit) {
        return db.sql(DECKS_AFTER).param("after", after.map(DeckId::value).orElse(FIRST)).param("limit", limit)
                .query(UUID.class).list().stream().map(DeckId::new).toList();
    }

    /// The deck, if there is one.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<WholeDeck> deck(DeckId id) {
        return decks.find(id).map(deck -> new WholeDeck(id, deck.title(), deck.owner(), deck.isDemo(),
                decks.wholeRevisions(id)));
    }

    /// Those of the decks that there are.
    public Set<DeckId> existingDecks(Collection<DeckId> ids) {
        return ids.isEmpty()
                ? Set.of()
                : db.sql("select id from deck where id = any(:ids)")
                        .param("ids", ids.stream().map(DeckId::value).toArray(UUID[]::new)).query(UUID.class).list()
                        .stream().map(DeckId::new).collect(Collectors.toSet());
    }

    /// Those of the passages that there are.
    public Map<PassageId, Passage> existingPassages(Collection<PassageId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : decks.passages(ids).stream().collect(Collectors.toMap(Passage::id, passage -> passage));
    }

    /// Writes the packages of snippets that are new to this store, outside of any transaction; nothing points at them yet.
    ///
    /// @param lineage the passages that their revisions came from
    public List<Kept<WholeSnippet>> writeSnippets(Collection<WholeSnippet> wanted, Map<PassageId, Passage> lineage) {
        return AtOnce.each(wanted, snippet -> {
            List<ObjectKey> keys = new ArrayList<>();
            for (SnippetRevision revision : snippet.revisions()) {
                keys.add(snippetPackages.write(snippet.kind(), revision,
                        revision.lineage().map(lineage::get)));
            }
            return new Kept<>(snippet, 1, keys);
        });
    }

    /// Writes the packages of a deck that is new to this store.
    public Kept<WholeDeck> writeDeck(WholeDeck deck) {
        return new Kept<>(deck, 1, deck.revisions().stream()
                .map(revision -> deckPackages.write(revision.revision(), revision.truncated(), revision.passages()))
                .toList());
    }

    /// Adds snippets that were not there before, in the caller's transaction: all of them or none. Marks them for the index, audits
    /// them, and notes their state records.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when one of them is there meanwhile
    /// @throws io.riffbook.model.UnknownConceptException when a concept that they name was renamed or removed meanwhile
    @Transactional
    public void addSnippets(Actor actor, Collection<Kept<WholeSnippet>> added) {
        Set<ConceptId> named = added.stream().flatMap(each -> each.whole().classification().concepts().stream())
                .collect(Collectors.toSet());
        taxonomies.hold(named).requireAll(named);
        insertSnippets(actor, "imported", added);
        records.added(added);
    }

    /// The same for a deck, in a transaction of its own.
    public void addDeck(Actor actor, Kept<WholeDeck> deck) {
        insertDeck(actor, "imported", deck, () -> {
            for (int i = 0; i < deck.packages().size(); i++) {
                records.changed(deck.whole(), deck.whole().revisions().get(i).revision(), deck.packages().get(i));
            }
        });
    }

    /// Puts snippets back that object storage still knows, with their state records.
    @Transactional
    public void restoreSnippets(Collection<Kept<WholeSnippet>> restored) {
        insertSnippets(Actor.SYSTEM, "restored", restored);
    }

    /// Puts a deck back that object storage still knows, in a transaction of its own.
    public void restoreDeck(Kept<WholeDeck> deck) {
        insertDeck(Actor.SYSTEM, "restored", deck, () -> {});
    }

    private void insertSnippets(Actor actor, String action, Collection<Kept<WholeSnippet>> kept) {
        // In the order of ids, so that two writers of the same marks can't wait for each other.
        List<Kept<WholeSnippet>> sorted = kept.stream()
                .sorted(Comparator.comparing(each -> each.whole().id().value())).toList();
        table.insertSnippets(sorted);
        dirty.mark(sorted.stream().map(each -> each.whole().snippet(each.number())).toList());
        signatures.keep(sorted.stream().map(each -> Signatures.Wording.of(each.whole().latest())).toList());
        audit.record(sorted.stream().map(each -> new AuditLog.Entry(actor, action, SnippetChanges.WHAT,
                each.whole().id().value(), Map.of())).toList());
    }

    private void insertDeck(Actor actor, String action, Kept<WholeDeck> deck, Runnable more) {
        List<DeckAlignments.Aligned> aligned = alignments.of(deck.whole());
        transaction.executeWithoutResult(_ -> {
            table.insertDeck(deck);
            aligned.forEach(alignments::keep);
            audit.record(actor, action, "deck", deck.whole().id().value(), Map.of());
            more.run();
        });
    }
}
