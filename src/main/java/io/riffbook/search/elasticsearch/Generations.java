package io.riffbook.search.elasticsearch;

import io.riffbook.search.Generation;
import io.riffbook.search.LostGenerationException;
import io.riffbook.search.elasticsearch.Failures.MissingIndexException;
import io.riffbook.web.Ids;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.get_mapping.IndexMappingRecord;
import co.elastic.clients.json.JsonData;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;
import org.springframework.data.elasticsearch.core.document.Document;

/// The indices of the cluster that are ours: one for each generation, named by the prefix and the generation. The alias
/// named by the prefix alone points at the live one. States go through a second alias of each, which can't come into
/// being by writing to it, as an index can.
final class Generations {
    private static final Pattern GENERATION = Pattern
            .compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String LAYOUT = "riffbook_layout";
    private static final int LONGEST_PLACE = 4_096;

    private final ElasticsearchClient client;
    private final ElasticsearchOperations operations;
    private final ElasticsearchSettings settings;

    Generations(ElasticsearchConnection connection, ElasticsearchSettings settings) {
        this.client = connection.client();
        this.operations = connection.operations();
        this.settings = settings;
    }

    /// What searches go to.
    String liveAlias() {
        return settings.indexPrefix();
    }

    /// What reads of a generation go to.
    String index(Generation generation) {
        return settings.indexPrefix() + "-" + generation;
    }

    /// What writes of a generation go to.
    String inlet(Generation generation) {
        return index(generation) + "-in";
    }

    Optional<Generation> live() {
        Set<Generation> live = ofOurLayout(liveAlias());
        // several: not our doing, so none of them can be trusted
        return live.size() == 1 ? live.stream().findFirst() : Optional.empty();
    }

    Set<Generation> all() {
        return ofOurLayout(settings.indexPrefix() + "-*");
    }

    private Set<Generation> ofOurLayout(String indices) {
        Set<Generation> found = new HashSet<>();
        try {
            Map<String, IndexMappingRecord> mappings = Failures.translated(
                    () -> client.indices().getMapping(ask -> ask.index(indices).allowNoIndices(true))).mappings();
            mappings.forEach((index, mapping) -> {
                if (isOurLayout(mapping.mappings())) {
                    generation(index).ifPresent(found::add);
                }
            });
        } catch (MissingIndexException _) {
            return Set.of();
        }
        return found;
    }

    private static boolean isOurLayout(TypeMapping mapping) {
        JsonData layout = mapping.meta().get(LAYOUT);
        return layout != null && layout.to(String.class).equals(Fields.LAYOUT);
    }

    private Optional<Generation> generation(String index) {
        String prefix = settings.indexPrefix() + "-";
        String name = index.startsWith(prefix) ? index.substring(prefix.length()) : "";
        return GENERATION.matcher(name).matches() ? Optional.of(new Generation(name)) : Optional.empty();
    }

    Generation create() {
        Generation generation = new Generation(Ids.next().toString());
        Document mapping = operations.indexOps(StoredDocument.class).createMapping();
        mapping.put("_meta", Map.of(LAYOUT, Fields.LAYOUT));
        mapping.put("_routing", Map.of("required", true));
        Failures.translated(() -> client.indices().create(index -> index.index(index(generation))
                .settings(each -> each.withJson(new StringReader(Document.from(indexSettings()).toJson())))
                .mappings(each -> each.withJson(new StringReader(mapping.toJson())))
                .aliases(inlet(generation), alias -> alias.isWriteIndex(true))));
        return generation;
    }

    private Map<String, Object> indexSettings() {
        return Map.of("index.number_of_shards", settings.shards(), "index.number_of_replicas", settings.replicas(),
                "index.refresh_interval", "1s", "index.analysis", Map.of(
                        // words at one place come joined
                        "filter", Map.of("riffbook_apart", Map.of("type", "pattern_capture", "preserve_original", false,
                                "patterns", List.of("([^|]+)"))),
                        "tokenizer", Map.of("riffbook_places", Map.of("type", "whitespace", "max_token_length",
                                LONGEST_PLACE)),
                        "analyzer", Map.of(StoredDocument.TOKENS, Map.of("type", "custom", "tokenizer",
                                "riffbook_places", "filter", List.of("riffbook_apart")))));
    }

    /// In one step, so that every search sees the one or the other, and of the new one all that was applied.
    void makeLive(Generation generation) {
        refresh(generation);
        String alias = liveAlias();
        try {
            Failures.translated(() -> client.indices().updateAliases(change -> change
                    .actions(action -> action
                            .remove(remove -> remove.index(alias + "-*").alias(alias).mustExist(false)))
                    .actions(action -> action.add(add -> add.index(index(generation)).alias(alias)))));
        } catch (MissingIndexException e) {
            throw lost(generation, e);
        }
    }

    void drop(Generation generation) {
        if (live().filter(generation::equals).isEmpty()) {
            try {
                Failures.translated(() -> client.indices()
                        .delete(index -> index.index(index(generation)).ignoreUnavailable(true)));
            } catch (MissingIndexException _) {
                // gone is gone
            }
        }
    }

    void refresh(Generation generation) {
        try {
            Failures.translated(() -> client.indices().refresh(index -> index.index(index(generation))));
        } catch (MissingIndexException e) {
            throw lost(generation, e);
        }
    }

    static LostGenerationException lost(Generation generation, Throwable cause) {
        LostGenerationException lost = LostGenerationException.of(generation);
        lost.initCause(cause);
        return lost;
    }
}
