package io.riffbook.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.testing.Api;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Writes stories over the API, as a marketer does.
public record Publishing(Api marketer) {

    /// A published snippet.
    ///
    /// @param position for `waitFor`
    public record Published(String id, String position) {}

    public Published publish(String title, String situation, Map<String, ?> more) {
        Api.Answer created = draft(title, situation, more);
        String id = created.json("/id");
        Api.Answer published = marketer.post("/api/v1/snippets/" + id + "/lifecycle",
                Map.of("action", "publish", "version", created.json().requiredAt("/version").asLong()));
        assertThat(published.status()).as(published.toString()).isEqualTo(200);
        return new Published(id, published.json("/indexPosition"));
    }

    public Api.Answer draft(String title, String situation, Map<String, ?> more) {
        Map<String, Object> snippet = new HashMap<>(more);
        snippet.put("kind", "story");
        snippet.put("title", title);
        snippet.put("fields", Map.of("situation", situation));
        snippet.put("clientId", UUID.randomUUID().toString());
        Api.Answer created = marketer.post("/api/v1/snippets", snippet);
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        return created;
    }
}
