package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@RiffbookTest
class SnippetLanguageTest {
    private static final String GERMAN = "Unsere Kunden verlieren jedes Jahr ein Drittel weniger Ware, seit die "
            + "Anzeige im Wagen den Fahrer rechtzeitig warnt.";

    @Autowired
    private SignedIn signedIn;
    @Autowired
    private IndexFeed feed;

    private Api.Answer created(Api author, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(
                Map.of("kind", "proof-point", "title", "Weniger Verlust", "fields", Map.of("claim", GERMAN)));
        body.putAll(more);
        return author.post("/api/v1/snippets", body);
    }

    private List<String> indexedAs(Api.Answer snippet) {
        SnippetId id = new SnippetId(UUID.fromString(snippet.json("/id")));
        return feed.read(List.of(id)).getFirst().documents().stream().map(SnippetDocument::language).toList();
    }

    @Test
    void tellsTheLanguageOfWhatSomebodyWrites() {
        Api author = signedIn.as(Role.MARKETER);
        Api.Answer german = created(author, Map.of());
        Api.Answer slogan = created(author, Map.of("title", "Kalt", "fields", Map.of("claim", "Kalt.")));

        assertThat(german.json("/language")).isEqualTo("de");
        assertThat(indexedAs(german)).containsExactly("de");
        assertThat(slogan.json().get("language").isNull()).isTrue();
        assertThat(indexedAs(slogan)).containsExactly("en");
    }

    @Test
    void takesAnAuthorsWordForIt() {
        Api author = signedIn.as(Role.MARKETER);
        Api.Answer danish = created(author, Map.of("language", "da"));
        assertThat(danish.json("/language")).isEqualTo("da");
        String address = danish.header("Location");

        Api.Answer again = author.with("If-Match", danish.header("ETag")).patch(address, Map.of("language", "de"));
        assertThat(again.json("/language")).isEqualTo("de");
        assertThat(again.json("/latestRevision")).isEqualTo("1");
        Api.Answer tagged = author.with("If-Match", again.header("ETag")).patch(address,
                Map.of("tags", List.of("industry/retail")));
        assertThat(tagged.json("/language")).isEqualTo("de");
        assertThat(author.with("If-Match", tagged.header("ETag")).patch(address, Map.of("language", "German"))
                .status()).isEqualTo(400);
    }
}
