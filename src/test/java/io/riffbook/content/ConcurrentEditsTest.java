package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.access.Role;
import io.riffbook.testing.Api;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Two hundred people save one snippet at the same time.
@RiffbookTest
class ConcurrentEditsTest {
    private static final int EDITS = 200;
    private static final int AT_ONCE = 40;

    @Autowired
    private SignedIn signedIn;

    private Api marketer;
    private String address;

    @BeforeEach
    void write() {
        marketer = signedIn.as(Role.MARKETER);
        Api.Answer created = marketer.post("/api/v1/snippets",
                Map.of("kind", "proof-point", "title", "Edited by many", "fields", Map.of("claim", "start")));
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        address = created.header("Location");
    }

    @Test
    void letsOneOfThemWinARevisionAndTellsEverybodyElse() throws Exception {
        Api atFirst = marketer.with("If-Match", "\"1\"");
        List<Api.Answer> answers = all(edit -> atFirst.patch(address, Map.of("title", "Edit " + edit)));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 412 && answer.problem().equals("stale-version"))
                .hasSize(EDITS - 1);
        assertThat(marketer.get(address).json("/latestRevision")).isEqualTo("2");
        assertThat(marketer.get(address + "/revisions").json("/total")).isEqualTo("2");
    }

    @Test
    void losesNoUpdateWhenEverybodyReadsAgainAndTriesAgain() throws Exception {
        all(this::append);

        Api.Answer after = marketer.get(address);
        assertThat(after.json("/latestRevision")).isEqualTo(Integer.toString(EDITS + 1));
        assertThat(List.of(after.json("/fields/claim").split(" ")))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(0, EDITS)
                        .mapToObj(edit -> edit == EDITS ? "start" : "edit" + edit).toList());
    }

    private Api.Answer append(int edit) {
        // Each round lets at least one edit through, so nobody tries more often than there are edits.
        for (int attempt = 0; attempt < EDITS; attempt++) {
            Api.Answer read = marketer.get(address);
            Api.Answer saved = marketer.with("If-Match", read.header("ETag")).patch(address,
                    Map.of("fields", Map.of("claim", read.json("/fields/claim") + " edit" + edit)));
            if (saved.status() == 200) {
                return saved;
            }
            assertThat(saved.status()).as(saved.toString()).isEqualTo(412);
        }
        throw new AssertionError("edit " + edit + " never got through");
    }

    @FunctionalInterface
    private interface Edit {
        Api.Answer save(int number);
    }

    private static List<Api.Answer> all(Edit edit) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Api.Answer>> calls = IntStream
                    .range(0, EDITS).<Callable<Api.Answer>>mapToObj(number -> () -> edit.save(number)).toList();
            List<Api.Answer> answers = new ArrayList<>();
            for (Future<Api.Answer> future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
