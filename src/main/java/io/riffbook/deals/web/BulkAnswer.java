package io.riffbook.deals.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.deals.Applied;
import io.riffbook.deals.OpportunityId;
import io.riffbook.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

import java.util.List;
import java.util.Locale;

/// What became of each opportunity of a bulk request, in the order sent.
record BulkAnswer(List<Result> results, long created, long updated, long ignored, long refused) {

    enum Status {
        CREATED, UPDATED,
        /// Something newer was known already.
        IGNORED, REFUSED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param id absent when refused
    /// @param problem why it was refused
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(int index, Status status, @Nullable OpportunityId id, @Nullable ProblemDetail problem) {

        static Result of(int index, Applied applied) {
            Status status = applied.created() ? Status.CREATED : applied.ignored() ? Status.IGNORED : Status.UPDATED;
            return new Result(index, status, applied.opportunity().id(), null);
        }

        static Result refused(int index, RefusedException reason) {
            return new Result(index, Status.REFUSED, null, reason.problem().toDetail());
        }
    }

    static BulkAnswer of(List<Result> results) {
        return new BulkAnswer(List.copyOf(results), count(results, Status.CREATED), count(results, Status.UPDATED),
                count(results, Status.IGNORED), count(results, Status.REFUSED));
    }

    private static long count(List<Result> results, Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }
}
