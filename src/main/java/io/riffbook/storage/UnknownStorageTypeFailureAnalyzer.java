package io.riffbook.storage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells whoever asked for an unknown kind of store which there are.
class UnknownStorageTypeFailureAnalyzer extends AbstractFailureAnalyzer<UnknownStorageTypeException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnknownStorageTypeException cause) {
        return new FailureAnalysis(cause.getMessage(), "Set riffbook.storage.type to 'filesystem' or 's3'.", cause);
    }
}
