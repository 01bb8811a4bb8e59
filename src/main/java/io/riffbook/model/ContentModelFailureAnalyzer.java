package io.riffbook.model;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells whoever wrote the content model where it is wrong, without a stack trace.
class ContentModelFailureAnalyzer extends AbstractFailureAnalyzer<ContentModelException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ContentModelException cause) {
        return new FailureAnalysis("The content model has a fault. " + cause.getMessage(),
                "Correct the files and start again. riffbook.model.location names the folder of the content model; "
                        + "without it, the model that comes with Riffbook is used.",
                cause);
    }
}
