package io.riffbook.variations;

import io.riffbook.access.Person;
import io.riffbook.access.Role;
import io.riffbook.reading.Decks;
import io.riffbook.testing.Api;
import io.riffbook.testing.Multipart;
import io.riffbook.testing.RevisedDeck;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

/// Edited slides, as people send them back.
@RiffbookTest
class SlideVariationsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired
    SignedIn signedIn;
    @TempDir
    Path folder;

    private Api rep;
    private Api marketer;
    private String snippet;

    @BeforeEach
    void aPublishedSlide() throws IOException {
        Person proposer = signedIn.person(Role.REP);
        rep = signedIn.as(proposer);
        marketer = signedIn.as(Role.MARKETER);
        Decks deck = new Decks();
        Decks.bullet(Decks.body(deck.slide("Freezers pay")), 0, "Within two years");
        snippet = RevisedDeck.upload(marketer, Multipart.file(deck.save(folder.resolve("master.pptx"))))
                .breakUp(true).getFirst();
    }

    @Test
    void areReadAndComparedAndAdoptedWithTheirSlide() throws IOException {
        byte[] edited = edited("Within one year");
        Api once = rep.with("Idempotency-Key", UUID.randomUUID().toString());
        Api.Answer taken = send(once, "mine.pptx", edited);
        assertThat(taken.status()).as(taken.toString()).isEqualTo(202);
        assertThat(send(once, "mine.pptx", edited).json("/jobId")).as("the same once more")
                .isEqualTo(taken.json("/jobId"));
        Api.Answer job = awaitJob(taken);
        assertThat(job.json("/state")).as(job.toString()).isEqualTo("done");
        String variation = "/api/v1/variations/" + job.json("/result/variationId");

        Api.Answer read = marketer.get(variation);
        assertThat(read.json().at("/diff").toString()).contains("two", "one year");
        assertThat(rep.get(read.json("/preview")).header("Content-Type")).isEqualTo("image/png");
        Api.Answer slide = rep.get(read.json("/slide"));
        assertThat(slide.header("Content-Disposition")).startsWith("attachment");
        assertThat(signedIn.as(Role.REP).get(variation + "/slide").status()).isEqualTo(404);
        assertThat(signedIn.as(Role.REP).get(variation + "/preview").status()).isEqualTo(404);
        assertThat(rep.get(variation + "/preview?width=7").status()).isEqualTo(400);
        String page = variation.replace("/api/v1", "");
        assertThat(marketer.asBrowser().get(page).text()).contains("The slide that was sent back",
                "Download the slide");

        Api.Answer adopted = marketer.post(variation + "/decisions", Map.of("move", "adopt", "version", 1));
        assertThat(adopted.status()).as(adopted.toString()).isEqualTo(200);
        assertThat(marketer.get("/api/v1/snippets/" + snippet + "/slide").bytes()).isEqualTo(slide.bytes());
        assertThat(rep.get("/api/v1/snippets/" + snippet + "/slide").bytes()).as("it is a draft yet")
                .isNotEqualTo(slide.bytes());
    }

    @Test
    void areRefusedWhenTheyAreNotOneSlideAndTheirSenderIsTold() throws IOException {
        Decks two = new Decks();
        two.slide("One");
        two.slide("Two");
        Api.Answer job = awaitJob(Multipart.file(two.save(folder.resolve("two.pptx"))).post(rep, path()));
        assertThat(job.json("/state")).isEqualTo("failed");
        assertThat(job.json("/failure/reason")).as(job.toString()).isEqualTo("not-one-slide");
        Api.Answer notes = awaitJob(send(rep, "notes.md", "# Words only".getBytes(StandardCharsets.UTF_8)));
        assertThat(notes.json("/failure/reason")).isEqualTo("not-one-slide");
        Api.Answer broken = awaitJob(send(rep, "broken.pptx", new byte[]{'P', 'K', 3, 4, 0, 0}));
        assertThat(broken.json("/state")).isEqualTo("failed");
        Api.Answer inbox = rep.get("/api/v1/inbox");
        assertThat(inbox.json("/total")).isEqualTo("3");
        assertThat(inbox.json("/items/0/line")).startsWith("The slide that you sent back could not be taken:");
        assertThat(rep.get("/api/v1/variations").json("/total")).isEqualTo("0");
    }

    @Test
    void areNotTakenForWhatTheirSenderCanNotSee() throws IOException {
        marketer.post("/api/v1/snippets/" + snippet + "/lifecycle", Map.of("action", "retire", "version",
                marketer.get("/api/v1/snippets/" + snippet).json().at("/version").asLong()));
        assertThat(send(rep, "mine.pptx", new byte[]{1}).status()).isEqualTo(404);
    }

    @Test
    void areRecognisedByTheirContentOrByTheirWordsAndShowHowFarTheyHaveDrifted() throws IOException {
        Decks returned = new Decks();
        Decks.bullet(Decks.body(returned.slide("Freezers pay")), 0, "Within two years");
        Decks.bullet(Decks.body(returned.slide("Freezers pay off")), 0, "Within two years");
        returned.slide("Xylophones " + UUID.randomUUID());
        byte[] file = Files.readAllBytes(returned.save(folder.resolve("returned.pptx")));
        assertThat(Multipart.of("returned.pptx", file).post(rep, "/api/v1/variations/recognise").status())
                .as("drafts and decks count").isEqualTo(403);
        Api.Answer taken = Multipart.of("returned.pptx", file).post(marketer, "/api/v1/variations/recognise");
        Api.Answer job = awaitJob(marketer, taken);
        assertThat(job.json("/state")).as(job.toString()).isEqualTo("done");
        assertThat(job.json("/result/slides/0/how")).isEqualTo("exact");
        assertThat(job.json("/result/slides/0/passage/isCurrent")).isEqualTo("true");
        assertThat(job.json().at("/result/slides/0/drift").size()).isZero();
        assertThat(job.json("/result/slides/1/how")).isEqualTo("alike");
        assertThat(job.json().at("/result/slides/1/drift").toString()).contains("off", "/title");
        assertThat(job.json("/result/slides/2/how")).isEqualTo("unknown");
        assertThat(marketer.asBrowser().get("/variations/recognised/" + taken.json("/jobId")).text())
                .contains("the same", "alike", "Not recognised");
        Api.Answer broken = Multipart.of("broken.pptx", new byte[]{'P', 'K', 3, 4, 0, 0}).post(marketer,
                "/api/v1/variations/recognise");
        assertThat(awaitJob(marketer, broken).json("/state")).isEqualTo("failed");
        assertThat(marketer.asBrowser().get("/variations/recognised/" + broken.json("/jobId")).text())
                .contains("role=\"alert\"");
        assertThat(marketer.asBrowser().get("/variations/recognise").status()).isEqualTo(200);
    }

    private String path() {
        return "/api/v1/snippets/" + snippet + "/slide-variations";
    }

    private Api.Answer send(Api as, String name, byte[] content) {
        return Multipart.of(name, content).post(as, path());
    }

    /// The slide as reps download it, with other words.
    private byte[] edited(String words) throws IOException {
        Api.Answer slide = rep.get("/api/v1/snippets/" + snippet + "/slide");
        try (XMLSlideShow show = new XMLSlideShow(new ByteArrayInputStream(slide.bytes()));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (var shape : show.getSlides().getFirst().getShapes()) {
                if (shape instanceof XSLFTextShape text && text.getText().contains("two years")) {
                    text.setText(words);
                }
            }
            show.write(out);
            return out.toByteArray();
        }
    }

    private Api.Answer awaitJob(Api.Answer taken) {
        return awaitJob(rep, taken);
    }

    private static Api.Answer awaitJob(Api as, Api.Answer taken) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            Api.Answer job = as.get("/api/v1/jobs/" + taken.json("/jobId"));
            if (!job.json("/state").equals("queued") && !job.json("/state").equals("running")) {
                return job;
            }
            assertThat(Instant.now()).as(job.toString()).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
