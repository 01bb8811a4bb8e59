package io.riffbook.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says what to set so that the demo is out of the network's reach.
class DemoOnNetworkFailureAnalyzer extends AbstractFailureAnalyzer<DemoOnNetworkException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DemoOnNetworkException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
