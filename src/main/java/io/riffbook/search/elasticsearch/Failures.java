package io.riffbook.search.elasticsearch;

import io.riffbook.search.IndexUnavailable;

import java.io.IOException;
import java.util.Set;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;

/// Says in the port's words what goes wrong on the way to the cluster and in it.
final class Failures {
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    private static final int MISSING = 404;
    /// Nobody's fault that asks: not allowed (yet), too slow, too busy, not there.
    private static final Set<Integer> PASSING = Set.of(401, 403, 408, 429, 502, 503, 504);

    private Failures() {}

    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    /// Asks the cluster.
    ///
    /// @throws IndexUnavailable when it can't be reached or can't answer now
    /// @throws MissingIndexException when there is no such index
    /// @throws IllegalStateException when it does not understand
    static <T> T translated(Call<T> call) {
        try {
            return call.run();
        } catch (IOException e) {
            throw IndexUnavailable.because(e);
        } catch (ElasticsearchException e) {
            throw of(e);
        }
    }

    static RuntimeException of(ElasticsearchException e) {
        if (e.status() == MISSING) {
            return new MissingIndexException(e);
        }
        if (isPassing(e.status()) || e.status() >= 500 || "index_closed_exception".equals(e.error().type())) {
            return IndexUnavailable.because(e);
        }
        return e.status() == TOO_LARGE
                ? e
                : new IllegalStateException("Elasticsearch does not take that: " + e.getMessage(), e);
    }

    /// Whether the same may work in a while.
    static boolean isPassing(int status) {
        return PASSING.contains(status);
    }

    static boolean isMissing(int status) {
        return status == MISSING;
    }

    /// There is no such index, or no such alias.
    static final class MissingIndexException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private MissingIndexException(ElasticsearchException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
