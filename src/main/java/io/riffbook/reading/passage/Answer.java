package io.riffbook.reading.passage;

import io.riffbook.reading.WorkerMessage;

/// Where a worker's messages go.
@FunctionalInterface
public interface Answer {

    /// Sends one; it has left the process when this returns.
    void send(WorkerMessage message);
}
