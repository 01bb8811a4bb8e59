package io.riffbook.search.elasticsearch;

import io.riffbook.content.SnippetId;
import io.riffbook.search.Generation;
import io.riffbook.search.IndexUnavailable;
import io.riffbook.search.IndexedSnippet;
import io.riffbook.search.LostGenerationException;
import io.riffbook.search.SnippetIndex.Refusal;
import io.riffbook.search.Vocabulary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import org.springframework.data.elasticsearch.core.convert.ElasticsearchConverter;
import tools.jackson.databind.json.JsonMapper;

/// Sends states in bulk, with the sequence as external version, so that the cluster itself leaves an older one out.
final class Writing {
    /// Well below what a cluster takes (100 MB).
    private static final long LARGEST_REQUEST = 8_000_000;
    private static final int LONGEST_REASON = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ElasticsearchClient client;
    private final ElasticsearchConverter converter;
    private final Generations generations;

    Writing(ElasticsearchConnection connection, Generations generations) {
        this.client = connection.client();
        this.converter = connection.operations().getElasticsearchConverter();
        this.generations = generations;
    }

    /// @throws LostGenerationException when it is gone
    List<Refusal> apply(Generation generation, Collection<IndexedSnippet> states, Vocabulary vocabulary) {
        Map<SnippetId, String> refused = new LinkedHashMap<>();
        List<Operation> request = new ArrayList<>();
        long size = 0;
        for (IndexedSnippet each : states) {
            List<Operation> more = operations(each, vocabulary);
            long moreSize = more.stream().mapToLong(operation -> operation.document().size()).sum();
            if (!request.isEmpty() && size + moreSize > LARGEST_REQUEST) {
                send(generation, request, refused);
                request = new ArrayList<>();
                size = 0;
            }
            request.addAll(more);
            size += moreSize;
        }
        send(generation, request, refused);
        return refused.entrySet().stream().map(each -> new Refusal(each.getKey(), each.getValue())).toList();
    }

    private List<Operation> operations(IndexedSnippet snippet, Vocabulary vocabulary) {
        return Documents.of(snippet, vocabulary).entrySet().stream().map(each -> new Operation(snippet.id(),
                each.getKey(), snippet.state().sequence(),
                json(each.getValue()))).toList();
    }

    private BinaryData json(StoredDocument document) {
        return BinaryData.of(JSON.writeValueAsBytes(converter.mapObject(document)), "application/json");
    }

    private void send(Generation generation, List<Operation> request, Map<SnippetId, String> refused) {
        if (request.isEmpty()) {
            return;
        }
        try {
            BulkResponse answer = Failures.translated(() -> client.bulk(bulk -> bulk
                    .index(generations.inlet(generation)).requireAlias(true)
                    .operations(request.stream().map(Operation::said).toList())));
            if (answer.errors()) {
                for (int i = 0; i < request.size(); i++) {
                    judge(generation, request.get(i), answer.items().get(i), refused);
                }
            }
        } catch (Failures.MissingIndexException e) {
            throw Generations.lost(generation, e);
        } catch (ElasticsearchException e) {
            sendInHalves(generation, request, refused, e);
        }
    }

    /// Something on the way takes less than we think.
    private void sendInHalves(Generation generation, List<Operation> request, Map<SnippetId, String> refused,
            ElasticsearchException tooLarge) {
        if (request.size() == 1) {
            refused.putIfAbsent(request.getFirst().snippet(), "is too large: " + tooLarge.getMessage());
        } else {
            send(generation, request.subList(0, request.size() / 2), refused);
            send(generation, request.subList(request.size() / 2, request.size()), refused);
        }
    }

    private static void judge(Generation generation, Operation operation, BulkResponseItem item,
            Map<SnippetId, String> refused) {
        ErrorCause error = item.error();
        if (error == null || item.status() == Failures.CONFLICT) {
            return;
        }
        String reason = error.type() + ": " + error.reason();
        if (Failures.isMissing(item.status())) {
            throw Generations.lost(generation, new IllegalStateException(reason));
        }
        if (Failures.isPassing(item.status())) {
            throw IndexUnavailable.because(new IllegalStateException(reason));
        }
        refused.putIfAbsent(operation.snippet(), reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    }

    private record Operation(SnippetId snippet, String id, long sequence, BinaryData document) {

        BulkOperation said() {
            return BulkOperation.of(operation -> operation.index(index -> index.id(id).routing(snippet.toString())
                    .versionType(VersionType.External).version(sequence).document(document)));
        }
    }
}
