package io.riffbook.content.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.content.restore.RestoreContent;
import io.riffbook.content.restore.RestoreRefusedException;
import io.riffbook.content.restore.Restored;
import org.junit.jupiter.api.Test;

/// With the database lost, decks and snippets come back from object storage as they were.
class RestoreContentTest {

    @Test
    void bringsEverythingBackThatObjectStorageKnows() {
        Instance instance = Instance.start();
        new Filling(instance).fill(150);
        byte[] before = instance.export("archive");
        Instance.People people = instance.people();
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
    private static void isEditedAndRestoredAgain(Instance restored, Instance.People people) {
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
