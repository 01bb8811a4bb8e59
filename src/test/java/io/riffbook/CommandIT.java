package io.riffbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.testing.PackagedRiffbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Commands of the packaged jar, on the home that a server used before.
class CommandIT {
    @TempDir
    Path folder;

    @Test
    void runsOnAHomeThatNoServerHoldsAndPrintsNothingButItsAnswer() throws IOException {
        Path home = folder.resolve("home");
        try (PackagedRiffbook server = PackagedRiffbook.start(home)) {
            PackagedRiffbook.Ended refused = PackagedRiffbook.command(server.home(), "model", "diff");
            assertThat(refused.code()).as("while the server runs").isEqualTo(1);
            assertThat(refused.log()).contains("is in use by process").contains("ask its API instead");
            assertThat(refused.out()).isEmpty();
        }

        assertThat(PackagedRiffbook.command(home, "model", "diff")).satisfies(ended -> {
            assertThat(ended.out()).as(ended.log()).isEqualTo("The content types are as they are in force.\n");
            assertThat(ended.code()).isZero();
        });

        Path exported = folder.resolve("exported");
        assertThat(PackagedRiffbook.command(home, "model", "export", "--to=" + exported).code()).isZero();
        assertThat(exported.resolve("types/story.schema.json")).exists();

        Files.delete(exported.resolve("types/story.schema.json"));
        PackagedRiffbook.Ended diff = PackagedRiffbook.command(home, "model", "diff", "--location=" + exported);
        assertThat(diff.code()).isEqualTo(1);
        assertThat(diff.out()).contains("removed    story: refused, it is not deprecated");

        assertThat(PackagedRiffbook.command(home, "sing").code()).isEqualTo(2);
    }
}
