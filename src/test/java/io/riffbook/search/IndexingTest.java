package io.riffbook.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.content.IndexFeed;
import io.riffbook.search.Publishing.Published;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

@RiffbookTest
class IndexingTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TestConfiguration(proxyBeanMethods = false)
    static class Faults {
        @Bean
        static BeanPostProcessor faultyIndex() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof SnippetIndex real ? new FaultyIndex(real) : bean;
                }
            };
        }
    }

    @Autowired
    SignedIn signedIn;
    @Autowired
    SnippetIndex index;
    @Autowired
    IndexFeed feed;
    @Autowired
    IndexingHealth health;
    @Autowired
    SnippetSearch search;

    private Publishing publishing;
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void signIn() {
        publishing = new Publishing(signedIn.as(Role.MARKETER));
    }

    @AfterEach
    void repair() {
        engine().down(false);
    }

    private FaultyIndex engine() {
        return (FaultyIndex) index;
    }

    private long found() {
        return search.search(Viewer.SYSTEM, SnippetQuery.of(word)).total().count();
    }

    private Published publish(String title) {
        return publishing.publish(title + " " + word, "text", Map.of());
    }

    @Test
    void catchesUpByItselfAfterTheEngineWasDown() {
        engine().down(true);
        publish("written meanwhile");
        await().atMost(SOON).until(() -> health.health().getStatus().equals(Status.DOWN));
        Api.Answer answer = signedIn.as(Role.REP).post("/api/v1/search", Map.of("text", word));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("search-unavailable");

        engine().down(false);

        await().atMost(SOON).until(() -> found() == 1);
        await().atMost(SOON).until(() -> health.health().getStatus().equals(Status.UP));
    }

    @Test
    void letsNothingThatIsRefusedHoldUpTheRest() {
        publish(FaultyIndex.REFUSED);
        publish(FaultyIndex.POISON);
        publish("one");
        publish("two");
        await().atMost(SOON).until(() -> found() == 2);
        assertThat(feed.backlog().waiting() + feed.backlog().parked()).isEqualTo(2);
        Api.Answer status = signedIn.as(Role.MARKETER).get("/api/v1/index");
        assertThat(status.json().at("/waiting").asInt() + status.json().at("/parked").asInt()).isEqualTo(2);
    }

    @Test
    void fillsAnIndexThatWasLost() {
        publish("one");
        await().atMost(SOON).until(() -> found() == 1);
        Generation before = index.live().orElseThrow();
        index.makeLive(index.create());
        await().atMost(SOON).until(() -> found() == 1);
        assertThat(index.live().orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void forgetsWhatIsRetired() {
        Published story = publish("one");
        await().atMost(SOON).until(() -> found() == 1);
        Api.Answer now = publishing.marketer().get("/api/v1/snippets/" + story.id());
        Api.Answer retired = publishing.marketer().post("/api/v1/snippets/" + story.id() + "/lifecycle",
                Map.of("action", "retire", "version", now.json().requiredAt("/version").asLong()));
        assertThat(retired.status()).as(retired.toString()).isEqualTo(200);
        await().atMost(SOON).until(() -> found() == 0);
    }
}
