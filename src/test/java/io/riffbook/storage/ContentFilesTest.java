package io.riffbook.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.riffbook.home.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ContentFilesTest {

    private static final byte[] RIFF = "riff".getBytes(UTF_8);

    @TempDir
    Path root;

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(StorageApplication.class).withBean(Home.class, () -> new Home(root));

    private Home home;

    @BeforeEach
    void findHome() {
        home = new Home(root);
    }

    @Test
    void namesAFileByItsContent() {
        use(files -> {
            StoredFile stored = files.store(new ByteArrayInputStream(RIFF), 100);
            assertThat(stored).isEqualTo(new StoredFile(Sha256.of(RIFF), 4));
            try (ObjectContent content = files.open(stored.hash()).orElseThrow()) {
                assertThat(content.size()).isEqualTo(4);
                assertThat(content.stream()).hasContent("riff");
            }
        });
    }

    @Test
    void keepsTheSameContentOnce() {
        application.run(context -> {
            ContentFiles files = context.getBean(ContentFiles.class);
            Path file = Files.write(home.temporary().resolve("deck.pptx"), RIFF);
            StoredFile first = files.store(new ByteArrayInputStream(RIFF), 100);
            assertThat(files.store(new ByteArrayInputStream(RIFF), 100)).isEqualTo(first);
            assertThat(files.store(file)).isEqualTo(first);
            assertThat(context.getBean(ObjectStore.class).list(ContentFiles.FOLDER, 10))
                    .extracting(StoredObject::key).containsExactly(ContentFiles.key(first.hash()));
        });
    }

    @Test
    void spreadsFilesOverFolders() {
        assertThat(ContentFiles.key(Sha256.of("abc".getBytes(UTF_8))))
                .hasToString("files/ba/78/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void answersNothingForContentThatIsNotStored() {
        use(files -> {
            assertThat(files.open(Sha256.of(RIFF))).isEmpty();
            files.delete(Sha256.of(RIFF));
        });
    }

    @Test
    void forgetsWhatIsDeleted() {
        use(files -> {
            Sha256 hash = files.store(new ByteArrayInputStream(RIFF), 100).hash();
            files.delete(hash);
            assertThat(files.open(hash)).isEmpty();
        });
    }

    @Test
    void refusesMoreThanTheLimitAndLeavesNothingBehind() {
        use(files -> {
            assertThatExceptionOfType(ContentTooLargeException.class)
                    .isThrownBy(() -> files.store(new ByteArrayInputStream(RIFF), 3))
                    .satisfies(e -> assertThat(e.limit()).isEqualTo(3));
            assertThat(files.open(Sha256.of(RIFF))).isEmpty();
            assertThat(home.temporary()).isEmptyDirectory();
        });
    }

    @Test
    void leavesNothingBehindWhenTheSenderBreaksOff() {
        use(files -> {
            assertThatIOException().isThrownBy(() -> files.store(RepeatingStream.breakingOffAfter(100_000), 1_000_000));
            assertThat(home.temporary()).isEmptyDirectory();
        });
    }

    @Test
    void stopsTheStartWhenTheKindOfStoreIsUnknown() {
        application.withPropertyValues("riffbook.storage.type=tape").run(context -> assertThat(context)
                .getFailure().rootCause().isInstanceOf(UnknownStorageTypeException.class)
                .hasMessage(
                        "riffbook.storage.type is 'tape', and no such store is built in"));
    }

    @Test
    void stopsTheStartWhenASettingOfTheBucketIsMissingOrUnknown() {
        ApplicationContextRunner s3 = application.withPropertyValues("riffbook.storage.type=s3",
                "riffbook.storage.s3.endpoint=http://127.0.0.1:1", "riffbook.storage.s3.bucket=riffs");
        s3.run(context -> assertThat(context).getFailure().rootCause()
                .hasMessage("riffbook.storage.s3.access-key is missing"));
        s3.withPropertyValues("riffbook.storage.s3.access-key=a", "riffbook.storage.s3.secret-key=b",
                "riffbook.storage.s3.bukket=c")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("bukket"));
    }

    private void use(Use use) {
        application.run(context -> use.of(context.getBean(ContentFiles.class)));
    }

    /// Something that a test does with files.
    private interface Use {
        void of(ContentFiles files) throws IOException;
    }
}
