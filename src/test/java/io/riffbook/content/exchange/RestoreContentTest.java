package io.riffbook.content.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.RiffbookApplication;
import io.riffbook.command.Command;
import io.riffbook.command.CommandLine;
import io.riffbook.content.restore.RestoreContent;
import io.riffbook.content.restore.RestoreRefusedException;
import io.riffbook.content.restore.Restored;
import io.riffbook.home.TestDatabases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// With the database lost, decks and snippets come back from object storage as they were.
class RestoreContentTest {

    @Test
    void bringsEverythingBackThatObjectStorageKnows() {
        Instance instance = Instance.start();
        new Filling(instance).fill(150);
        byte[] before = instance.export("archive");
        Instance.Everybody people = instance.people();
        instance.awaitStateRecords();

        instance = instance.losingTheDatabase();
        assertThat(instance.export("archive")).isNotEqualTo(before);
        instance.add(people);
        Restored restored = instance.bean(RestoreContent.class).run(_ -> {});

        assertThat(restored.of("snippets restored")).as(restored.toString()).isEqualTo(152);
        assertThat(instance.export("archive")).as(restored.toString()).isEqualTo(before);
        RestoreContent again = instance.bean(RestoreContent.class);
        assertThatThrownBy(() -> again.run(_ -> {})).isInstanceOf(RestoreRefusedException.class);

        breaksOffAndGoesOn(instance, before);
        isEditedAndRestoredAgain(instance, people);
    }

    @Test
    void runsFromATerminal() {
        Instance instance = Instance.start();
        new Filling(instance).fill(20);
        instance.awaitStateRecords();
        String home = instance.home();
        instance.close();
        TestDatabases.Database empty = TestDatabases.create();
        String[] arguments = {"restore-content", "--riffbook.home=" + home, "--spring.datasource.url=" + empty.url(),
                "--spring.datasource.username=" + empty.username(),
                "--spring.datasource.password=" + empty.password()};

        Printed first = printed(arguments);
        assertThat(first.code()).as(first.out()).isEqualTo(Command.DONE);
        assertThat(first.out()).contains("22  snippets restored", "1  decks restored", "concepts restored");
        Printed second = printed(arguments);
        assertThat(second.code()).isEqualTo(Command.FAILED);
        assertThat(second.out()).contains("only restored into an empty database");
    }

    private record Printed(int code, String out) {}

    private static Printed printed(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            return new Printed(CommandLine.run(RiffbookApplication.class, arguments),
                    out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    @Test
    @Tag("long")
    void bringsFiveThousandSnippetsRoundBothWays() {
        Instance instance = Instance.start();
        new Filling(instance).fill(5_000);
        byte[] before = instance.export("archive");
        Instance.Everybody people = instance.people();
        instance.awaitStateRecords();
        try (Instance elsewhere = Instance.start()) {
            elsewhere.add(people);
            elsewhere.imported("application/zip", before, "");
            assertThat(elsewhere.export("archive")).isEqualTo(before);
        }
        try (Instance restored = instance.losingTheDatabase()) {
            restored.add(people);
            restored.bean(RestoreContent.class).run(_ -> {});
            assertThat(restored.export("archive")).isEqualTo(before);
        }
    }

    private static void breaksOffAndGoesOn(Instance instance, byte[] before) {
        instance.db()
                .sql("""
                        delete from snippet where id in (select id from snippet where deck_id is null order by id desc limit 60)""")
                .update();
        instance.db().sql("update content_restore set finished_at = null").update();

        Restored restored = instance.bean(RestoreContent.class).run(_ -> {});

        assertThat(restored.of("snippets restored")).isEqualTo(60);
        assertThat(restored.of("snippets that were there already")).isEqualTo(92);
        assertThat(instance.export("archive")).isEqualTo(before);
    }

    /// What changes after a restore is a state like any other; people and groups that are lost leave nothing behind.
    private static void isEditedAndRestoredAgain(Instance restored, Instance.Everybody people) {
        String id = restored.db()
                .sql("select id from snippet where lifecycle = 'published' and deck_id is null limit 1")
                .query(String.class).single();
        String path = "/api/v1/snippets/" + id;
        String version = restored.author().get(path).json("/version");
        restored.author().post(path + "/lifecycle", "{\"action\":\"retire\",\"version\":" + version + "}");
        restored.awaitStateRecords();

        try (Instance instance = restored.losingTheDatabase()) {
            Restored again = instance.bean(RestoreContent.class).run(_ -> {});

            assertThat(again.of("snippets restored")).isEqualTo(152);
            assertThat(instance.author().get(path).json("/lifecycle")).isEqualTo("retired");
            assertThat(people.people()).isNotEmpty();
            assertThat(again.of("snippets that name people who are not here")).isPositive();
            assertThat(instance.db().sql("select count(*) from snippet where owner is not null or verifier is not null")
                    .query(Integer.class).single()).isZero();
            assertThat(again.of("snippets for groups that are not here: only those who author see them")).isOne();
            assertThat(instance.db().sql("select count(*) from snippet where cardinality(groups) = 1")
                    .query(Integer.class).single()).isOne();
        }
    }
}
