package io.riffbook.storage.s3;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Tells whoever configured the bucket which setting is wrong, without its value. Comes before the general analyzer of
/// settings, which would only say that they cannot be bound.
@Order(Ordered.HIGHEST_PRECEDENCE)
class S3SettingFailureAnalyzer extends AbstractFailureAnalyzer<IllegalS3SettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, IllegalS3SettingException cause) {
        return new FailureAnalysis("The settings of the S3 store cannot be used: " + cause.getMessage() + ".",
                "Correct it, or keep objects in the home folder with riffbook.storage.type=filesystem.", cause);
    }
}
