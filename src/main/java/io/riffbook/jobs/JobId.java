package io.riffbook.jobs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.Ids;

import java.util.UUID;

/// Names a job.
public record JobId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JobId {}

    public static JobId next() {
        return new JobId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
