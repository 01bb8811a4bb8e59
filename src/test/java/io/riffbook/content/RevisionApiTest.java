package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

@RiffbookTest
class RevisionApiTest {
    @Autowired
    private SignedIn signedIn;

    private Person person;
    private Api marketer;
    private String address;

    @BeforeEach
    void write() {
        person = signedIn.person(Role.MARKETER);
        marketer = signedIn.as(person);
        Api.Answer created = marketer.post("/api/v1/snippets", Map.of("kind", "proof-point", "title", "A third less",
                "fields", Map.of("claim", "Spoilage fell by a third.")));
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        address = created.header("Location");
        patch(Map.of("fields", Map.of("claim", "Spoilage fell by half.", "notes", "Pause.")));
    }

    private Api.Answer patch(Map<String, Object> patch) {
        Api.Answer patched = marketer.with("If-Match", marketer.get(address).header("ETag")).patch(address, patch);
        assertThat(patched.status()).as(patched.toString()).isEqualTo(200);
        return patched;
    }

    @Test
    void comparesARevisionWithTheOneBeforeItOrWithAnyOther() {
        Api.Answer diff = marketer.get(address + "/revisions/2/diff");

        assertThat(diff.json("/from")).isEqualTo("1");
        assertThat(diff.json("/fields/0/pointer")).isEqualTo("/fields/claim");
        assertThat(diff.json().requiredAt("/fields/0/pieces").valueStream()
                .map(piece -> piece.at("/change").asString() + ":" + piece.at("/text").asString()))
                .containsExactly("same:Spoilage fell by ", "removed:a third", "added:half", "same:.");
        assertThat(marketer.get(address + "/revisions/1/diff?from=2").json("/fields/0/pieces/1/text"))
                .isEqualTo("half");
        assertThat(marketer.get(address + "/revisions/1/diff").json().requiredAt("/fields").isEmpty()).isTrue();
        assertThat(marketer.get(address + "/revisions/3/diff").status()).isEqualTo(404);
        assertThat(marketer.get(address + "/revisions/2/diff?from=9").status()).isEqualTo(404);
        assertThat(marketer.get(address + "/revisions/2/diff?from=x").status()).isEqualTo(400);
    }

    @Test
    void bringsAnEarlierRevisionBackAsANewOne() {
        Api.Answer stale = marketer.with("If-Match", "\"1\"").post(address + "/revisions/1/restore", Map.of());
        assertThat(stale.problem()).isEqualTo("stale-version");

        Api.Answer restored = marketer.post(address + "/revisions/1/restore", Map.of("version", 2));

        assertThat(restored.status()).as(restored.toString()).isEqualTo(200);
        assertThat(restored.json("/revision")).isEqualTo("3");
        assertThat(restored.json("/fields/claim")).isEqualTo("Spoilage fell by a third.");
        assertThat(restored.json().requiredAt("/fields").has("notes")).isFalse();
        assertThat(marketer.get(address + "/revisions/2").json("/fields/notes")).isEqualTo("Pause.");
        assertThat(marketer.get(address + "/revisions").json("/total")).isEqualTo("3");
        assertThat(marketer.post(address + "/revisions/7/restore", Map.of("version", 3)).status()).isEqualTo(404);
    }

    @Test
    void setsTheDayToLookAgainByTheKindAndListsWhatIsOverdue() {
        int days = marketer.get("/api/v1/content-types/proof-point").json().requiredAt("/reviewAfterDays").asInt();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(LocalDate.parse(marketer.get(address).json("/reviewBy")))
                .isBetween(today.plusDays(days - 1L), today.plusDays(days));

        patch(Map.of("ownerId", person.id().value(), "reviewBy", today.minusDays(2).toString()));

        assertThat(marketer.get(address).json("/isOverdue")).isEqualTo("true");
        String overdue = "/api/v1/snippets?overdue=true&owner=" + person.id();
        assertThat(marketer.get(overdue).json("/total")).isEqualTo("1");
        assertThat(marketer.with("If-Match", marketer.get(address).header("ETag"))
                .post(address + "/verify", Map.of()).json("/isOverdue")).isEqualTo("false");
        assertThat(marketer.get(overdue).json("/total")).isEqualTo("0");
    }

    @Test
    void refusesTimesThatNoDatabaseKeeps() {
        String version = marketer.get(address).header("ETag");
        Map<String, Object> beyond = Map.of("/expiresAt", "+500000-01-01T00:00:00Z", "/reviewBy", "+10000000-01-01");
        beyond.forEach((pointer, time) -> {
            Api.Answer refused = marketer.with("If-Match", version).patch(address,
                    Map.of(pointer.substring(1), time));
            assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
            assertThat(refused.json("/errors/0/pointer")).isEqualTo(pointer);
        });
        assertThat(marketer.with("If-Match", version).post(address + "/lifecycle",
                Map.of("action", "publish", "at", "+500000-01-01T00:00:00Z")).status()).isEqualTo(400);
        assertThat(marketer.with("If-Match", version).post(address + "/verify", Map.of("reviewBy", "+10000000-01-01"))
                .status()).isEqualTo(400);
    }

    @Test
    void flagsWhatIsForEveryoneAsForNoOne() {
        assertThat(marketer.get(address).json("/isForEveryone")).isEqualTo("true");
        List<String> stages = marketer.get("/api/v1/taxonomies/buying-stage").json().requiredAt("/concepts")
                .valueStream().filter(concept -> concept.path("broader").isMissingNode()
                        || concept.path("broader").isNull())
                .map(concept -> concept.at("/id").asString()).toList();

        assertThat(patch(Map.of("audience", Map.of("for", stages.subList(0, 1)))).json("/isForEveryone"))
                .isEqualTo("false");
        assertThat(patch(Map.of("audience", Map.of("for", stages))).json("/isForEveryone")).isEqualTo("true");
    }
}
