package io.riffbook.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs [LuceneSearchBenchmark] over `load.snippets` snippets; JMH prints the table.
class LuceneSearchBenchmarkIT {

    @Test
    void measuresTheAdapterAlone() throws RunnerException {
        assertThat(new Runner(new OptionsBuilder().include(LuceneSearchBenchmark.class.getName())
                .param("snippets", System.getProperty("load.snippets", "100000")).shouldFailOnError(true).build()).run())
                .isNotEmpty();
    }
}
