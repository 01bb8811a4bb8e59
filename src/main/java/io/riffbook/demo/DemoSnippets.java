package io.riffbook.demo;

import io.riffbook.access.Person;
import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.Classification;
import io.riffbook.content.ContentSettings;
import io.riffbook.content.Deck;
import io.riffbook.content.Decks;
import io.riffbook.content.DraftedSnippet;
import io.riffbook.content.Drafting;
import io.riffbook.content.LifecycleAction;
import io.riffbook.content.Passage;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetContent;
import io.riffbook.content.SnippetFilter;
import io.riffbook.content.SnippetId;
import io.riffbook.content.Snippets;
import io.riffbook.content.Visibility;
import io.riffbook.web.Cursor;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes the demo's snippets out of its file and its deck. A snippet is known by its title.
@Component
class DemoSnippets {
    private static final PageLimit MOST = new PageLimit(PageLimit.MAXIMUM);
    private static final Set<String> LIFE_SCIENCES = Set.of("life-sciences", "pharma", "biologics", "clinical-trials",
            "diagnostics");

    private final DemoFiles files;
    private final Decks decks;
    private final Drafting drafting;
    private final Snippets snippets;
    private final ContentSettings settings;
    private final TransactionTemplate transaction;

    DemoSnippets(DemoFiles files, Decks decks, Drafting drafting, Snippets snippets, ContentSettings settings,
            TransactionTemplate transaction) {
        this.files = files;
        this.decks = decks;
        this.drafting = drafting;
        this.snippets = snippets;
        this.settings = settings;
        this.transaction = transaction;
    }

    /// Makes and publishes those that aren't there yet, all of them or none.
    ///
    /// @return all, by their keys
    Map<String, SnippetId> ensure(Map<String, Person> people, Deck deck) {
        Map<String, SnippetId> byTitle = present();
        Map<Integer, Passage> passages = decks.passages(decks.revision(deck.id(), 1), Optional.empty(), MOST).items()
                .stream().collect(Collectors.toMap(Passage::position, Function.identity()));
        List<DraftedSnippet> drafts = new ArrayList<>();
        for (DemoSnippet snippet : files.snippets()) {
            if (!byTitle.containsKey(snippet.title())) {
                drafts.add(draft(snippet, people, Optional.ofNullable(snippet.passage()).map(passages::get)));
            }
        }
        transaction.executeWithoutResult(_ -> addPublished(drafts));
        drafts.forEach(draft -> byTitle.put(draft.snippet().title(), draft.snippet().id()));
        return files.snippets().stream()
                .collect(Collectors.toMap(DemoSnippet::key, snippet -> byTitle.get(snippet.title())));
    }

    private Map<String, SnippetId> present() {
        Map<String, SnippetId> byTitle = new HashMap<>();
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Snippet> page = snippets.list(SnippetFilter.NONE, after, MOST);
            page.items().stream().filter(Snippet::isDemo).forEach(it -> byTitle.put(it.title(), it.id()));
            after = Cursor.decode(page.nextCursor());
        } while (after.isPresent());
        return byTitle;
    }

    private DraftedSnippet draft(DemoSnippet snippet, Map<String, Person> people, Optional<Passage> passage) {
        Optional<PersonId> owner = Optional.ofNullable(people.get(owner(snippet))).map(Person::id);
        return drafting.newSnippet(Viewer.SYSTEM,
                new SnippetContent(snippet.kind(), snippet.title(), snippet.fields()),
                new Classification(snippet.tags(), snippet.audience(), new Visibility(snippet.visibility(), Set.of()),
                        owner),
                passage, true);
    }

    /// Each of the demo's marketers cares for a part of it.
    private static String owner(DemoSnippet snippet) {
        Set<String> industries = snippet.tags().stream().filter(tag -> tag.taxonomy().equals("industry"))
                .map(tag -> tag.concept()).collect(Collectors.toSet());
        if (industries.isEmpty()) {
            return "marketer1";
        }
        return industries.stream().anyMatch(LIFE_SCIENCES::contains) ? "marketer3" : "marketer2";
    }

    private void addPublished(List<DraftedSnippet> drafts) {
        snippets.add(Viewer.SYSTEM, drafts);
        List<LifecycleAction> path = settings.reviewRequired()
                ? List.of(LifecycleAction.SUBMIT, LifecycleAction.APPROVE, LifecycleAction.PUBLISH)
                : List.of(LifecycleAction.PUBLISH);
        for (DraftedSnippet draft : drafts) {
            Snippet snippet = draft.snippet();
            for (LifecycleAction step : path) {
                snippet = snippets.take(Viewer.SYSTEM, step, snippet.id(), snippet.version());
            }
        }
    }
}
