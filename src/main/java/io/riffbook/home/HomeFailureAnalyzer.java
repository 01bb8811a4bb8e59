package io.riffbook.home;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells whoever starts Riffbook what is wrong with its home in two sentences, where a stack trace would stand otherwise.
class HomeFailureAnalyzer extends AbstractFailureAnalyzer<HomeFailure> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, HomeFailure cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
