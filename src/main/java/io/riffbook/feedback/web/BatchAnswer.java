package io.riffbook.feedback.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.feedback.EntryId;
import io.riffbook.feedback.Verdict;
import io.riffbook.web.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

import java.util.List;
import java.util.Locale;

/// What became of each event of a batch, in the order sent.
record BatchAnswer(List<Result> results, long recorded, long repeated, long refused) {

    enum Status {
        RECORDED, REPEATED, REFUSED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param clientId as sent; empty where none could be read
    /// @param id of the entry; of the first one when repeated; absent when refused
    /// @param problem why it was refused
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(int index, String clientId, Status status, @Nullable EntryId id, @Nullable ProblemDetail problem) {

        static Result of(int index, String clientId, Verdict verdict) {
            return switch (verdict) {
                case Verdict.Recorded recorded -> new Result(index, clientId,
                        recorded.repeated() ? Status.REPEATED : Status.RECORDED, recorded.entry().entryId(), null);
                case Verdict.Refused refused -> refused(index, clientId, refused.reason());
            };
        }

        static Result refused(int index, String clientId, RefusedException reason) {
            return new Result(index, clientId, Status.REFUSED, null, reason.problem().toDetail());
        }
    }

    static BatchAnswer of(List<Result> results) {
        return new BatchAnswer(List.copyOf(results), count(results, Status.RECORDED), count(results, Status.REPEATED),
                count(results, Status.REFUSED));
    }

    private static long count(List<Result> results, Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }
}
