package io.riffbook.home;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells whoever starts a second Riffbook on one home what to do about it.
class HomeInUseFailureAnalyzer extends AbstractFailureAnalyzer<HomeInUse> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, HomeInUse cause) {
        return new FailureAnalysis(
                "The home folder %s is in use by %s; one home serves one running Riffbook.".formatted(cause.root(),
                        cause.owner()),
                "Stop %s, or start this one with another folder: --riffbook.home=/another/folder".formatted(
                        cause.owner()),
                cause);
    }
}
