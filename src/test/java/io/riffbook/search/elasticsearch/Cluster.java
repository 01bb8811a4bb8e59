package io.riffbook.search.elasticsearch;

import io.riffbook.search.Vocabularies;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// A corner of a cluster for one test: whatever it makes there begins with a prefix of its own, and is removed.
final class Cluster implements Closeable {
    private final URI address;
    private final String prefix = "test-" + UUID.randomUUID().toString().substring(0, 8);
    private final HttpClient http = HttpClient.newHttpClient();
    private ElasticsearchConnection connection;

    Cluster(URI address) {
        this.address = address;
        this.connection = ElasticsearchConnection.open(settings());
    }

    String prefix() {
        return prefix;
    }

    ElasticsearchSettings settings() {
        return settings(List.of(address.toString()));
    }

    ElasticsearchSettings settings(List<String> hosts) {
        return new ElasticsearchSettings(hosts, "", "", "", "", Duration.ofSeconds(2), Duration.ofSeconds(30), true,
                prefix, 1, 0);
    }

    ElasticsearchSnippetIndex index() {
        return new ElasticsearchSnippetIndex(connection, settings(), Vocabularies::small);
    }

    /// As another start of the program would.
    ElasticsearchSnippetIndex indexAgain() throws IOException {
        connection.close();
        connection = ElasticsearchConnection.open(settings());
        return index();
    }

    /// Asks the cluster behind the adapter's back.
    String ask(String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<String> indices() {
        return ask("GET", "/_cat/indices/" + prefix + "*?h=index", "").lines().filter(line -> !line.isBlank())
                .map(String::strip).toList();
    }

    @Override
    public void close() {
        try (http) {
            indices().forEach(index -> ask("DELETE", "/" + index, ""));
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
