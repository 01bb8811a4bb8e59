package io.riffbook.content;

import static io.riffbook.content.LifecycleAction.APPROVE;
import static io.riffbook.content.LifecycleAction.PUBLISH;
import static io.riffbook.content.LifecycleAction.RESTORE;
import static io.riffbook.content.LifecycleAction.RETIRE;
import static io.riffbook.content.LifecycleAction.SEND_BACK;
import static io.riffbook.content.LifecycleAction.SUBMIT;
import static io.riffbook.content.LifecycleAction.UNSCHEDULE;
import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.audit.Actor;
import io.riffbook.model.Kind;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import io.riffbook.web.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Two people take any steps in any order, through the service and down to the rows.
@RiffbookTest
@TestPropertySource(properties = "riffbook.content.review-required=true")
class LifecycleSequencesTest {
    private static final int STEPS = 120;
    /// Those that lead onwards more often, so that every state is reached.
    private static final List<LifecycleAction> STEPS_WEIGHTED = List.of(SUBMIT, SUBMIT, SUBMIT, SUBMIT, APPROVE,
            APPROVE, APPROVE, APPROVE, APPROVE, APPROVE, PUBLISH, PUBLISH, PUBLISH, UNSCHEDULE, SEND_BACK, RETIRE,
            RESTORE, RESTORE);

    @Autowired
    private Snippets snippets;
    @Autowired
    private Drafting drafting;
    @Autowired
    private SignedIn signedIn;
    @Autowired
    private JdbcClient db;

    private List<Viewer> people;

    @BeforeEach
    void twoMarketers() {
        people = List.of(marketer(), marketer());
    }

    private Viewer marketer() {
        var person = signedIn.person(Role.MARKETER).id();
        return new Viewer(new Actor(Actor.Kind.PERSON, person.value(), null), Optional.of(person),
                Set.of(Role.MARKETER), Set.of());
    }

    private static SnippetContent content(String claim) {
        return new SnippetContent(new Kind("proof-point"), claim, Map.of("claim", claim));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void keepsEveryRevisionAndPublishesOnlyWhatASecondPersonApproved(long seed) {
        Random random = new Random(seed);
        NavigableMap<Integer, Written> written = new TreeMap<>();
        Set<Integer> approved = new HashSet<>();
        DraftedSnippet first = drafting.newSnippet(people.getFirst(), content("claim 1"),
                new Classification(Set.of(), Audience.UNSAID, Visibility.INTERNAL, Optional.empty()), Optional.empty(),
                false);
        snippets.add(people.getFirst(), List.of(first));
        written.put(1, new Written("claim 1", people.getFirst()));
        SnippetId id = first.snippet().id();
        for (int step = 0; step < STEPS; step++) {
            Viewer who = people.get(random.nextInt(people.size()));
            Snippet before = snippets.find(id, who);
            try {
                take(random, who, before, written, approved);
            } catch (RefusedException _) {
                assertThat(snippets.find(id, who)).as("a refusal changes nothing").isEqualTo(before);
            }
            assertInvariants(snippets.find(id, who), written, approved);
        }
        assertThat(approved).as("the steps reached an approval").isNotEmpty();
    }

    private record Written(String claim, Viewer by) {}

    private void take(Random random, Viewer who, Snippet before, NavigableMap<Integer, Written> written,
            Set<Integer> approved) {
        int choice = random.nextInt(STEPS_WEIGHTED.size() + 2);
        if (choice >= STEPS_WEIGHTED.size()) {
            String claim = "claim " + (written.lastKey() + 1) + " of " + random.nextInt();
            revise(who, before, claim);
            written.put(written.lastKey() + 1, new Written(claim, who));
            return;
        }
        LifecycleAction action = STEPS_WEIGHTED.get(choice);
        Optional<Instant> at = action == LifecycleAction.PUBLISH && random.nextBoolean()
                ? Optional.of(Instant.now().plus(Duration.ofDays(1)))
                : Optional.empty();
        snippets.take(who, new Step(action, Optional.of("because"), at), before.id(), before.version());
        if (action == LifecycleAction.APPROVE) {
            assertThat(written.lastEntry().getValue().by()).as("nobody approves their own").isNotEqualTo(who);
            approved.add(before.latestRevision());
        }
    }

    private void revise(Viewer who, Snippet before, String claim) {
        SnippetRevision latest = snippets.revision(before, before.latestRevision(), who);
        DraftedSnippet drafted = drafting.newRevision(who, before, latest, content(claim));
        snippets.edit(who, before, Optional.of(drafted), Optional.empty());
    }

    private void assertInvariants(Snippet snippet, NavigableMap<Integer, Written> written, Set<Integer> approved) {
        List<Map<String, Object>> rows = db
                .sql("select number, fields->>'claim' as claim from snippet_revision where snippet_id = :id order by number")
                .param("id", snippet.id().value()).query().listOfRows();
        assertThat(rows).extracting(row -> row.get("number")).containsExactlyElementsOf(written.keySet());
        assertThat(rows).extracting(row -> row.get("claim"))
                .containsExactlyElementsOf(written.values().stream().map(Written::claim).toList());
        assertThat(snippet.latestRevision()).isEqualTo(written.lastKey());
        snippet.publishedRevision().ifPresent(published -> assertThat(approved).contains(published));
    }
}
