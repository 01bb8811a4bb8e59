package io.riffbook.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

class ModelConfigurationTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(ModelConfiguration.class);

    @Test
    void stopsTheStartWhereTheModelHasAFault(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("types"));
        Files.writeString(folder.resolve("types/riff.schema.json"), "{");

        application.withPropertyValues("riffbook.model.location=" + folder).run(context -> {
            assertThat(context).hasFailed();
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            assertThat(new ContentModelFailureAnalyzer().analyze(failure)).extracting(FailureAnalysis::getDescription)
                    .asString().contains("types/riff.schema.json, line 1: is no well-formed JSON");
        });
    }

    @Test
    void stopsTheStartOnAMisspeltSetting() {
        application.withPropertyValues("riffbook.model.locaton=/somewhere").run(context -> assertThat(context)
                .getFailure().hasRootCauseInstanceOf(UnboundConfigurationPropertiesException.class));
    }
}
