package io.riffbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.GroupId;
import io.riffbook.access.PersonId;
import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.audit.Actor;
import io.riffbook.content.IndexFeed;
import io.riffbook.content.SnippetId;
import io.riffbook.search.SearchPage.Hit;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// For random visibility, what a search tells is what a filter over the record gives, one snippet after the other; and
/// no hit is wrong even before the index has caught up.
@RiffbookTest
class VisibilityOfRecordTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int SNIPPETS = 40;
    private static final int ROUNDS = 4;
    private static final List<String> KINDS = List.of("story", "battlecard", "slide");
    private static final List<String> TAGS = List.of("persona/cfo", "persona/cio", "industry/pharma");

    @Autowired
    private JdbcClient db;
    @Autowired
    private IndexFeed feed;
    @Autowired
    private Indexing indexing;
    @Autowired
    private SnippetSearch search;
    @Autowired
    private Suggestions suggestions;

    private final String common = "c" + UUID.randomUUID().toString().replace("-", "");
    private List<GroupId> groups = List.of();
    private List<SnippetId> snippets = List.of();

    /// What the record says of a snippet.
    private record Row(SnippetId id, String kind, String title, boolean isPublished, Set<GroupId> groups,
            Set<String> tags) {
        boolean isVisibleTo(Viewer viewer) {
            return isPublished && (viewer.mayAuthor() || groups.isEmpty()
                    || groups.stream().anyMatch(viewer.groups()::contains));
        }
    }

    @BeforeEach
    void fill() {
        ContentRows rows = new ContentRows(db);
        groups = IntStream.range(0, 3).mapToObj(i -> rows.group(common + i)).toList();
        snippets = IntStream.range(0, SNIPPETS).mapToObj(i -> rows.published(common + " only" + i + common)).toList();
        feed.touch(snippets);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tellsWhatAFilterOverTheRecordGives(long seed) {
        Random random = new Random(seed);
        List<Viewer> viewers = viewers(random);
        for (int round = 0; round < ROUNDS; round++) {
            change(random);
            List<Row> record = record();
            // whatever the index holds by now
            viewers.forEach(viewer -> assertThat(hits(viewer, common)).isSubsetOf(expected(record, viewer)));
            await().atMost(SOON).until(() -> {
                indexing.hurry();
                return feed.backlog().waiting() == 0;
            });
            viewers.forEach(viewer -> assertAgrees(record, viewer, random));
        }
    }

    private void assertAgrees(List<Row> record, Viewer viewer, Random random) {
        Set<SnippetId> expected = expected(record, viewer);
        SearchPage page = search.search(viewer, SnippetQuery.of(common));
        assertThat(page.total()).isEqualTo(Total.exactly(expected.size()));
        assertThat(hits(viewer, common)).isEqualTo(expected);
        assertThat(counts(page, "kind")).isEqualTo(count(record, viewer, row -> Set.of(row.kind())));
        Map<String, Long> tags = new TreeMap<>(counts(page, "persona"));
        tags.putAll(counts(page, "industry"));
        tags.keySet().retainAll(TAGS);
        assertThat(tags).isEqualTo(count(record, viewer, Row::tags));
        Row one = record.get(random.nextInt(record.size()));
        String own = one.title().substring(one.title().indexOf(' ') + 1);
        boolean visible = expected.contains(one.id());
        assertThat(search.search(viewer, SnippetQuery.of(own)).hits()).hasSize(visible ? 1 : 0)
                .allSatisfy(hit -> assertThat(hit.highlights()).isNotEmpty());
        SearchPage.Correction correction = search.search(viewer, SnippetQuery.of(own + "q")).correction();
        if (correction != null) {
            assertThat(expected).anySatisfy(id -> assertThat(title(record, id)).contains(correction.text()));
        }
        assertThat(suggestions.of(viewer, own).snippets()).hasSize(visible ? 1 : 0);
    }

    private static String title(List<Row> record, SnippetId id) {
        return record.stream().filter(row -> row.id().equals(id)).findAny().orElseThrow().title();
    }

    private Set<SnippetId> hits(Viewer viewer, String words) {
        Set<SnippetId> all = new TreeSet<>(Comparator.comparing(SnippetId::toString));
        Optional<SearchCursor> cursor = Optional.empty();
        do {
            SnippetQuery first = SnippetQuery.of(words);
            SearchPage page = search.search(viewer, cursor.map(first::continuedAt).orElse(first));
            page.hits().stream().map(Hit::card).forEach(card -> all.add(card.id()));
            cursor = SearchCursor.decode(page.nextCursor());
        } while (cursor.isPresent());
        return all;
    }

    private static Set<SnippetId> expected(List<Row> record, Viewer viewer) {
        return record.stream().filter(row -> row.isVisibleTo(viewer)).map(Row::id).collect(Collectors
                .toCollection(() -> new TreeSet<>(Comparator.comparing(SnippetId::toString))));
    }

    private static Map<String, Long> counts(SearchPage page, String group) {
        return page.facets().stream().filter(each -> each.name().equals(group)).flatMap(each -> each.values().stream())
                .collect(Collectors.toMap(SearchPage.FacetValue::value, SearchPage.FacetValue::count));
    }

    private static Map<String, Long> count(List<Row> record, Viewer viewer,
            Function<Row, Set<String>> values) {
        return record.stream().filter(row -> row.isVisibleTo(viewer)).flatMap(row -> values.apply(row).stream())
                .collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
    }

    private List<Viewer> viewers(Random random) {
        List<Viewer> viewers = new ArrayList<>();
        for (Role role : List.of(Role.REP, Role.REP, Role.REP, Role.ANALYST, Role.MARKETER)) {
            PersonId person = PersonId.next();
            Set<GroupId> member = groups.stream().filter(_ -> random.nextBoolean()).collect(Collectors.toSet());
            viewers.add(new Viewer(new Actor(Actor.Kind.PERSON, person.value(), null), Optional.of(person),
                    Set.of(role), member));
        }
        return viewers;
    }

    /// Some snippets of the record, in the ways that decide who sees them.
    private void change(Random random) {
        List<SnippetId> changed = snippets.stream().filter(_ -> random.nextInt(3) > 0).toList();
        for (SnippetId id : changed) {
            boolean published = random.nextInt(4) > 0;
            db.sql("""
                    update snippet set groups = :groups::uuid[], tags = :tags, kind = :kind, lifecycle = :lifecycle,
                        published_revision = :published where id = :id""").param("id", id.value())
                    .param("groups", some(groups, random).stream().map(GroupId::toString).toArray(String[]::new))
                    .param("tags", some(TAGS, random).toArray(String[]::new))
                    .param("kind", KINDS.get(random.nextInt(KINDS.size())))
                    .param("lifecycle", published ? "published" : "retired")
                    .param("published", published ? 2 : null).update();
        }
        feed.touch(changed);
    }

    private static <T> List<T> some(List<T> all, Random random) {
        return random.nextInt(3) == 0 ? List.of() : all.stream().filter(_ -> random.nextInt(2) == 0).toList();
    }

    private List<Row> record() {
        return db.sql("select id, kind, title, lifecycle, groups, tags from snippet where id = any(:ids)")
                .param("ids", snippets.stream().map(SnippetId::value).toArray(UUID[]::new))
                .query((row, _) -> new Row(new SnippetId(row.getObject("id", UUID.class)), row.getString("kind"),
                        row.getString("title"), row.getString("lifecycle").equals("published"),
                        values(row.getArray("groups")).stream().map(UUID.class::cast).map(GroupId::new)
                                .collect(Collectors.toSet()),
                        values(row.getArray("tags")).stream().map(String.class::cast)
                                .collect(Collectors.toSet())))
                .list();
    }

    private static List<Object> values(Array array) throws SQLException {
        return Arrays.asList((Object[]) array.getArray());
    }
}
