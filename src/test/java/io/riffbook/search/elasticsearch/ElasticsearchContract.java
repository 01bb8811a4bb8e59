package io.riffbook.search.elasticsearch;

import static io.riffbook.search.SomeSnippet.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.access.PersonId;
import io.riffbook.content.BucketSum;
import io.riffbook.search.Ask;
import io.riffbook.search.Generation;
import io.riffbook.search.IndexUnavailable;
import io.riffbook.search.IndexedSnippet;
import io.riffbook.search.LostGenerationException;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.search.SnippetIndex;
import io.riffbook.search.SnippetIndexContract;
import io.riffbook.search.SomeSnippet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/// What the index must do on any Elasticsearch.
abstract class ElasticsearchContract extends SnippetIndexContract {
    private Cluster cluster;
    private ElasticsearchSnippetIndex index;

    protected abstract URI address();

    @BeforeEach
    void begin() {
        cluster = new Cluster(address());
        index = cluster.index();
        makeLive();
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    @Override
    protected SnippetIndex index() {
        return index;
    }

    @Override
    protected void restart() throws IOException {
        index = cluster.indexAgain();
    }

    private static List<IndexedSnippet> someStory() {
        return List.of(story("Some", "story").at(1, Evidence.NONE));
    }

    @Test
    void countsAnotherLayoutAsAbsent() {
        Generation live = index.live().orElseThrow();
        cluster.ask("PUT", "/" + cluster.prefix() + "-" + live + "/_mapping",
                "{\"_meta\": {\"riffbook_layout\": \"0\"}}");
        assertThat(index.live()).isEmpty();
        assertThat(index.generations()).isEmpty();
    }

    @Test
    void noticesALostIndexAndNeverMakesAnotherByWriting() {
        Generation live = index.live().orElseThrow();
        cluster.ask("DELETE", "/" + cluster.prefix() + "-" + live, "");
        assertThatThrownBy(() -> index.apply(live, someStory())).isInstanceOf(LostGenerationException.class);
        assertThat(cluster.indices()).isEmpty();
        assertThat(index.live()).isEmpty();
        assertThatThrownBy(() -> found(Ask.words("story"))).isInstanceOf(IndexUnavailable.class);
        assertThatThrownBy(() -> index.sequence(someStory().getFirst().id())).isInstanceOf(IndexUnavailable.class);
    }

    @Test
    void takesNoIndexForItsOwnThatItDidNotMake() {
        Generation live = index.live().orElseThrow();
        String name = cluster.prefix() + "-" + live;
        cluster.ask("DELETE", "/" + name, "");
        cluster.ask("POST", "/" + name + "/_doc", "{\"sequence\": \"no number\"}");
        cluster.ask("POST", "/_aliases",
                "{\"actions\": [{\"add\": {\"index\": \"%s\", \"alias\": \"%s\"}}]}".formatted(name, cluster.prefix()));
        assertThat(index.live()).isEmpty();
        assertThat(index.generations()).isEmpty();
        assertThatThrownBy(() -> index.apply(live, someStory())).isInstanceOf(LostGenerationException.class);
        Generation next = index.create();
        index.makeLive(next);
        assertThat(index.live()).contains(next);
    }

    @Test
    void refusesWhatTheMappingDoesNotTakeAndTakesTheRest() {
        SomeSnippet fits = story("Fits", "well");
        SomeSnippet conflicts = story("Conflicts", "with the mapping").ownedBy(PersonId.next());
        Generation spoiled = withOwnersAsNumbers();
        assertThat(index.apply(spoiled, List.of(conflicts.at(1, Evidence.NONE), fits.at(1, Evidence.NONE))))
                .extracting(SnippetIndex.Refusal::id).containsExactly(conflicts.id());
        index.makeLive(spoiled);
        assertThat(found(Ask.everything())).containsExactly(fits.id());
    }

    private Generation withOwnersAsNumbers() {
        Generation generation = index.create();
        String name = cluster.prefix() + "-" + generation;
        JsonNode made = JsonMapper.shared().readTree(cluster.ask("GET", "/" + name, "")).required(name);
        ObjectNode spoiled = JsonMapper.shared().createObjectNode();
        ObjectNode mappings = spoiled.set("mappings", made.required("mappings")).withObject("/mappings");
        mappings.withObject("/properties/facts/properties/owner").put("type", "long");
        spoiled.set("aliases", made.required("aliases"));
        spoiled.withObject("/settings/index").set("analysis", made.required("settings").at("/index/analysis"));
        cluster.ask("DELETE", "/" + name, "");
        cluster.ask("PUT", "/" + name, spoiled.toString());
        return generation;
    }

    @Test
    void leavesASnippetOutOfComparisonsWhoseDocumentsAreOfTwoStates() {
        SomeSnippet story = story("Half", "written");
        apply(story.at(4));
        Generation live = index.live().orElseThrow();
        cluster.ask("DELETE", "/%s-%s/_doc/%3$s~draft?routing=%3$s&refresh=true".formatted(cluster.prefix(), live,
                story.id()), "");
        int bucket = story.at(4).bucket();
        assertThat(index.sequences(live, bucket)).isEmpty();
        assertThat(index.buckets(live).get(bucket)).isNotEqualTo(
                new BucketSum(1, story.at(4).check()));
        assertThat(index.sequence(story.id())).isEmpty();
    }

    @Test
    void sendsLargeTextsInSeveralRequests() {
        List<IndexedSnippet> large = IntStream.range(0, 12)
                .mapToObj(i -> story("Large " + i, "many words ".repeat(60_000)).at(1, Evidence.NONE)).toList();
        Generation live = index.live().orElseThrow();
        assertThat(index.apply(live, large)).isEmpty();
        index.refresh(live);
        assertThat(found(Ask.words("large"))).hasSize(12);
    }
}
