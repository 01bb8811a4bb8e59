package io.riffbook.insight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.GroupId;
import io.riffbook.access.Role;
import io.riffbook.content.SnippetId;
import io.riffbook.testing.Api;
import io.riffbook.testing.ContentRows;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@RiffbookTest
class NeverUsedTest {
    private static final String NEVER_USED = "/api/v1/reports/never-used";

    @Autowired
    private SignedIn signedIn;
    @Autowired
    private JdbcClient db;

    @Test
    void listsWhatIsPublishedAndWasNeverUsedTheOldestFirst() {
        ContentRows rows = new ContentRows(db);
        SnippetId older = rows.published("Older and never used");
        SnippetId newer = rows.published("Newer and never used");
        SnippetId used = rows.published("Used once");
        SnippetId draft = rows.draft("Never published");
        GroupId group = rows.group("Closed " + UUID.randomUUID());
        SnippetId closed = rows.published("For few", group);
        Api marketer = signedIn.as(Role.MARKETER);
        assertThat(marketer.post("/api/v1/usages", Map.of("snippetId", used, "channel", "call")).status())
                .isEqualTo(201);

        List<String> found = all(marketer);

        assertThat(found).containsSubsequence(older.toString(), newer.toString()).contains(closed.toString())
                .doesNotContain(used.toString(), draft.toString());
        assertThat(all(signedIn.as(Role.ANALYST))).contains(older.toString()).doesNotContain(closed.toString());
        assertThat(marketer.get(NEVER_USED + "?cursor=bm9uc2Vuc2U").status()).isEqualTo(400);
        assertThat(marketer.asBrowser().get("/report/never-used").text()).contains("Never used");
        assertThat(signedIn.as(Role.REP).get(NEVER_USED).status()).isEqualTo(403);
    }

    /// Page by page, so that the cursor is walked, too.
    private static List<String> all(Api api) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Api.Answer page = api.get(NEVER_USED + "?limit=2&cursor=" + cursor);
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            page.json().requiredAt("/items").valueStream().forEach(line -> ids.add(line.requiredAt("/id").asString()));
            cursor = page.json().path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return ids;
    }
}
