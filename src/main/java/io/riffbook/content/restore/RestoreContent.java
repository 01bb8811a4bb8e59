package io.riffbook.content.restore;

import io.riffbook.access.GroupId;
import io.riffbook.access.Groups;
import io.riffbook.access.People;
import io.riffbook.access.PersonId;
import io.riffbook.audit.Actor;
import io.riffbook.content.DeckId;
import io.riffbook.content.Kept;
import io.riffbook.content.PassageId;
import io.riffbook.content.SnippetId;
import io.riffbook.content.StoredContent;
import io.riffbook.content.Verified;
import io.riffbook.content.WholeDeck;
import io.riffbook.content.WholeSnippet;
import io.riffbook.content.exchange.TaxonomyRecords;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.TaxonomyAdditions;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.storage.AtOnce;
import io.riffbook.storage.ObjectStore;
import org.springframework.stereotype.Service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Rebuilds taxonomies, decks and snippets from object storage, with all revisions and as they last were. One that broke off can be
/// begun again: what is there already is passed over.
@Service
public class RestoreContent {
    private static final int BATCH = 200;

    private final ObjectStore objects;
    private final StoredDecks decks;
    private final StoredSnippets snippets;
    private final StoredContent content;
    private final Restores restores;
    private final TaxonomyRecords recorded;
    private final TaxonomyAdditions additions;
    private final Taxonomies taxonomies;
    private final People people;
    private final Groups groups;

    RestoreContent(ObjectStore objects, StoredDecks decks, StoredSnippets snippets, StoredContent content,
            Restores restores, TaxonomyRecords recorded, TaxonomyAdditions additions, Taxonomies taxonomies,
            People people, Groups groups) {
        this.objects = objects;
        this.decks = decks;
        this.snippets = snippets;
        this.content = content;
        this.restores = restores;
        this.recorded = recorded;
        this.additions = additions;
        this.taxonomies = taxonomies;
        this.people = people;
        this.groups = groups;
    }

    /// Restores everything that there is.
    ///
    /// @param progress is told in words how far it is
    /// @throws RestoreRefusedException when there is content already that no restore put there
    public Restored run(Consumer<String> progress) {
        if (!content.isEmpty() && !restores.isUnfinished()) {
            throw RestoreRefusedException.notEmpty();
        }
        restores.begin();
        Restored restored = new Restored();
        recorded.recorded().forEach(taxonomy -> {
            TaxonomyAdditions.Added added = additions.add(Actor.SYSTEM, taxonomy);
            for (int i = 0; i < added.concepts(); i++) {
                restored.count("concepts restored");
            }
        });
        restoreDecks(restored);
        restoreSnippets(restored, progress);
        restores.finish();
        return restored;
    }

    private void restoreDecks(Restored restored) {
        StoredHistories all = new StoredHistories(objects, "decks");
        for (Optional<StoredHistories.Keys> next = all.next(); next.isPresent(); next = all.next()) {
            StoredHistories.Keys keys = next.get();
            if (!content.existingDecks(List.of(new DeckId(keys.id()))).isEmpty()) {
                restored.count("decks that were there already");
                continue;
            }
            StoredDecks.Read read = decks.read(keys);
            read.remarks().forEach(remark -> restored.count(remark, read.id()));
            read.deck().ifPresent(deck -> {
                content.restoreDeck(known(deck, restored));
                restored.count("decks restored");
            });
        }
    }

    private Kept<WholeDeck> known(Kept<WholeDeck> kept, Restored restored) {
        WholeDeck deck = kept.whole();
        if (deck.owner().isEmpty() || people.names(deck.owner().stream().toList()).containsKey(deck.owner().get())) {
            return kept;
        }
        restored.count("decks whose owner is not here", deck.id().value());
        return new Kept<>(new WholeDeck(deck.id(), deck.title(), Optional.empty(), deck.isDemo(), deck.revisions()),
                kept.number(), kept.packages());
    }

    private void restoreSnippets(Restored restored, Consumer<String> progress) {
        StoredHistories all = new StoredHistories(objects, "snippets");
        List<StoredHistories.Keys> batch = new ArrayList<>();
        int done = 0;
        for (Optional<StoredHistories.Keys> next = all.next(); next.isPresent(); next = all.next()) {
            batch.add(next.get());
            if (batch.size() == BATCH) {
                restore(batch, restored);
                done += batch.size();
                progress.accept(done + " snippets are read");
                batch.clear();
            }
        }
        restore(batch, restored);
    }

    private void restore(List<StoredHistories.Keys> batch, Restored restored) {
        Set<SnippetId> there = content.snippets(batch.stream().map(keys -> new SnippetId(keys.id())).toList()).stream()
                .map(WholeSnippet::id).collect(Collectors.toSet());
        there.forEach(_ -> restored.count("snippets that were there already"));
        List<StoredHistories.Keys> missing = batch.stream()
                .filter(keys -> !there.contains(new SnippetId(keys.id()))).toList();
        List<Kept<WholeSnippet>> read = new ArrayList<>();
        for (StoredSnippets.Read each : AtOnce.each(missing, snippets::read)) {
            each.remarks().forEach(remark -> restored.count(remark, each.id()));
            each.snippet().ifPresent(read::add);
        }
        if (!read.isEmpty()) {
            content.restoreSnippets(new Known(read, restored).all());
            read.forEach(_ -> restored.count("snippets restored"));
        }
    }

    /// A batch without what is not here any more: people, decks, passages. Groups and concepts stay as they are: what is meant for a
    /// group that nobody knows is seen by those who author alone.
    private final class Known {
        private final List<Kept<WholeSnippet>> read;
        private final Restored restored;
        private final Set<PersonId> persons = new HashSet<>();
        private final Set<DeckId> knownDecks;
        private final Set<PassageId> passages;
        private final Set<GroupId> knownGroups;
        private final TaxonomySnapshot vocabulary = taxonomies.snapshot();

        Known(List<Kept<WholeSnippet>> read, Restored restored) {
            this.read = read;
            this.restored = restored;
            List<PersonId> named = read.stream().flatMap(kept -> people(kept.whole())).distinct().toList();
            for (int from = 0; from < named.size(); from += People.BATCH) {
                persons.addAll(people.names(named.subList(from, Math.min(named.size(), from + People.BATCH)))
                        .keySet());
            }
            knownDecks = content.existingDecks(
                    read.stream().flatMap(kept -> kept.whole().deck().stream()).collect(Collectors.toSet()));
            passages = content.existingPassages(read.stream().flatMap(kept -> kept.whole().revisions().stream())
                    .flatMap(revision -> revision.lineage().stream()).collect(Collectors.toSet())).keySet();
            knownGroups = groups.existing(read.stream()
                    .flatMap(kept -> kept.whole().classification().visibility().groups().stream())
                    .collect(Collectors.toSet()));
        }

        private static Stream<PersonId> people(WholeSnippet snippet) {
            return Stream.concat(
                    Stream.of(snippet.classification().owner(), snippet.classification().upkeep().verifier(),
                            snippet.state().verified().flatMap(Verified::by)).flatMap(Optional::stream),
                    snippet.revisions().stream().flatMap(revision -> revision.author().stream()));
        }

        List<Kept<WholeSnippet>> all() {
            return read.stream()
                    .map(kept -> new Kept<>(known(kept.whole()), kept.number(), kept.packages())).toList();
        }

        private WholeSnippet known(WholeSnippet snippet) {
            if (people(snippet).anyMatch(person -> !persons.contains(person))) {
                restored.count("snippets that name people who are not here", snippet.id().value());
            }
            if (!knownGroups.containsAll(snippet.classification().visibility().groups())) {
                restored.count("snippets for groups that are not here: only those who author see them",
                        snippet.id().value());
            }
            Collection<?> unknown = Stream.of(snippet.classification().tags(),
                    snippet.classification().audience().isFor(), snippet.classification().audience().notFor())
                    .flatMap(Set::stream).filter(concept -> vocabulary.find(concept).isEmpty()).toList();
            if (!unknown.isEmpty()) {
                restored.count("snippets with concepts that no taxonomy has", snippet.id().value());
            }
            if (snippet.deck().isPresent() && !knownDecks.contains(snippet.deck().get())) {
                restored.count("snippets whose deck is not here", snippet.id().value());
            }
            return snippet.knowing(persons::contains, knownDecks::contains, passages::contains);
        }
    }
}
