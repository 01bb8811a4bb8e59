package io.riffbook.content.composing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.Multipart;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RiffbookTest
class ComposedDeckApiTest {

    private static final String DECKS = "/api/v1/decks";
    private static final String MARKDOWN = "# Played live\n\n---\n\n## First tune\n\n- in one key\n";

    @Autowired
    private SignedIn signedIn;

    private Api marketer;

    @BeforeEach
    void signIn() {
        marketer = signedIn.as(Role.MARKETER);
    }

    @Test
    void writesADeckAndItsNextRevision() {
        String deck = deck(MARKDOWN);

        Api.Answer written = marketer.get(DECKS + "/" + deck + "/markdown");
        assertThat(written.json("/markdown")).isEqualTo(MARKDOWN);
        assertThat(written.header("ETag")).isEqualTo("\"1\"");
        assertThat(marketer.get(DECKS + "/" + deck + "/passages").json("/items/1/title")).isEqualTo("First tune");

        done(marketer.with("If-Match", "\"1\"").post(DECKS + "/" + deck + "/composed",
                Map.of("markdown", MARKDOWN + "- and in another\n")));
        assertThat(marketer.get(DECKS + "/" + deck).json("/currentRevision")).isEqualTo("2");
        assertThat(marketer.get(DECKS + "/" + deck + "/markdown").json("/markdown")).contains("another");
    }

    @Test
    void refusesWhoeverWritesOnWhatSomebodyElseHasChanged() {
        String deck = deck(MARKDOWN);
        done(revise(deck, 1));

        assertThat(revise(deck, 1).status()).isEqualTo(412);
        assertThat(marketer.post(DECKS + "/" + deck + "/composed", Map.of("markdown", "# New")).status())
                .isEqualTo(428);
    }

    @Test
    void answersARepeatAsItDidFirst() {
        Map<String, Object> body = new HashMap<>(Map.of("title", "Live", "markdown", MARKDOWN, "clientId",
                UUID.randomUUID().toString()));
        Api.Answer first = marketer.post(DECKS + "/composed", body);

        assertThat(marketer.post(DECKS + "/composed", body).json("/deckId")).isEqualTo(first.json("/deckId"));
        body.put("markdown", "# Other");
        assertThat(marketer.post(DECKS + "/composed", body).status()).isEqualTo(422);
    }

    @Test
    void refusesWhatIsNoDeck() {
        assertThat(marketer.post(DECKS + "/composed", Map.of("title", "Live", "markdown", " \n"))
                .json("/errors/0/pointer"))
                .isEqualTo("/markdown");
        assertThat(marketer.post(DECKS + "/composed", Map.of("title", " ", "markdown", MARKDOWN))
                .json("/errors/0/pointer")).isEqualTo("/title");
        assertThat(marketer.post(DECKS + "/composed", Map.of("markdown", MARKDOWN)).json("/errors/0/pointer"))
                .isEqualTo("/title");
    }

    @Test
    void exportsAPresentationAndPagesAndKeepsThem() throws IOException {
        String deck = deck(MARKDOWN);

        Map<String, Object> wish = Map.of("format", "pptx");
        Api.Answer job = done(marketer.post(exports(deck), wish));
        Api.Answer file = marketer.get(exports(deck) + "/" + job.json("/id") + "/file");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).startsWith("attachment").contains(".pptx");
        try (var show = new XMLSlideShow(new ByteArrayInputStream(file.bytes()))) {
            assertThat(show.getSlides().get(1).getTitle()).isEqualTo("First tune");
        }
        Api.Answer again = done(marketer.post(exports(deck), wish));
        assertThat(again.json("/result/file")).isEqualTo(job.json("/result/file"));
        Api.Answer pdf = done(marketer.post(exports(deck), Map.of("format", "pdf")));
        assertThat(marketer.get(exports(deck) + "/" + pdf.json("/id") + "/file").text()).startsWith("%PDF-");
        assertThat(marketer.post(exports(deck), Map.of("format", "docx")).json("/errors/0/pointer"))
                .isEqualTo("/format");
        assertThat(marketer.get(exports(deck(MARKDOWN)) + "/" + job.json("/id") + "/file").status()).isEqualTo(404);
    }

    @Test
    void exportsNoUploadedPresentation() throws IOException {
        Api.Answer uploaded = Multipart.of("deck.pptx", presentation()).post(marketer, DECKS);
        done(uploaded);
        String deck = uploaded.json("/deckId");

        assertThat(marketer.post(exports(deck), Map.of("format", "pdf")).problem()).isEqualTo("not-markdown");
        assertThat(marketer.get(DECKS + "/" + deck + "/markdown").status()).isEqualTo(409);
        assertThat(revise(deck, 1).problem()).isEqualTo("not-markdown");
    }

    @Test
    void keepsATemplateOnceItWasTriedAndTakesItOutAgain() throws IOException {
        Api.Answer taken = Multipart.of("house.pptx", presentation()).post(marketer,
                "/api/v1/deck-templates?name=House");
        done(taken);
        String template = taken.json("/templateId");
        String deck = deck(MARKDOWN);

        assertThat(marketer.get("/api/v1/deck-templates").json("/items/0/name")).isEqualTo("House");
        Api.Answer job = done(marketer.post(exports(deck), Map.of("format", "pptx", "templateId", template)));
        byte[] file = marketer.get(exports(deck) + "/" + job.json("/id") + "/file").bytes();
        try (var show = new XMLSlideShow(new ByteArrayInputStream(file))) {
            assertThat(show.getSlideMasters().getFirst().getTheme().getName()).isEqualTo("House style");
            assertThat(show.getSlides()).hasSize(2);
        }
        assertThat(marketer.delete("/api/v1/deck-templates/" + template).status()).isEqualTo(204);
        assertThat(marketer.delete("/api/v1/deck-templates/" + template).status()).isEqualTo(404);
        assertThat(marketer.post(exports(deck), Map.of("format", "pptx", "templateId", template)).status())
                .isEqualTo(404);
    }

    @Test
    void saysWhyAFileIsNoTemplate() throws IOException {
        Api.Answer text = Multipart
                .of("house.pptx", "no presentation".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(marketer, "/api/v1/deck-templates?name=Text");
        assertThat(over(text).json("/failure/reason")).isEqualTo("unsupported-format");
        byte[] whole = presentation();
        Api.Answer half = Multipart.of("house.pptx", java.util.Arrays.copyOf(whole, whole.length / 2)).post(marketer,
                "/api/v1/deck-templates?name=Half");
        assertThat(over(half).json("/failure/reason")).isEqualTo("damaged");
    }

    private static byte[] presentation() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var show = new XMLSlideShow()) {
            show.createSlide(show.getSlideMasters().getFirst().getSlideLayouts()[0]).getPlaceholder(0).setText("Old");
            show.getSlideMasters().getFirst().getTheme().getXmlObject().setName("House style");
            show.write(out);
        }
        return out.toByteArray();
    }

    private String deck(String markdown) {
        Api.Answer answer = marketer.post(DECKS + "/composed", Map.of("title", "Live", "markdown", markdown));
        done(answer);
        return answer.json("/deckId");
    }

    private Api.Answer revise(String deck, int version) {
        return marketer.post(DECKS + "/" + deck + "/composed", Map.of("markdown", "# New", "version", version));
    }

    private static String exports(String deck) {
        return DECKS + "/" + deck + "/exports";
    }

    private Api.Answer done(Api.Answer accepted) {
        Api.Answer job = over(accepted);
        assertThat(job.json("/state")).as(job.text()).isEqualTo("done");
        return job;
    }

    private Api.Answer over(Api.Answer accepted) {
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        String job = accepted.header("Location");
        return await().atMost(Duration.ofSeconds(60)).until(() -> marketer.get(job),
                answer -> answer.json().path("state").asString().matches("done|failed"));
    }
}
