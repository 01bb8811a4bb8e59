package io.riffbook.jobs;

import com.fasterxml.jackson.annotation.JsonValue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Long work, as far as it has come.
///
/// @param type what is done, such as `read-deck`
/// @param percent from 0 to 100; never goes back
/// @param step what is being done now, in words
/// @param done how many of `total` are done; both 0 while that is unknown
/// @param result what it gave, once it is done
/// @param failure why it gave nothing, once it has failed
public record Job(JobId id, String type, State state, int percent, String step, int done, int total,
        Optional<Map<String, Object>> result, Optional<Failure> failure, Instant createdAt,
        Optional<Instant> finishedAt) {

    /// Where a job stands; DONE and FAILED are final.
    public enum State {
        QUEUED("queued"), RUNNING("running"), DONE("done"), FAILED("failed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        @JsonValue
        public String word() {
            return word;
        }

        /// Whether nothing more will happen.
        public boolean isFinal() {
            return this == DONE || this == FAILED;
        }
    }

    /// Why a job failed.
    ///
    /// @param reason for programs: from the closed list of the job's type, in lower case with dashes
    /// @param detail for people: what is wrong and what to do about it
    public record Failure(String reason, String detail) {}
}
