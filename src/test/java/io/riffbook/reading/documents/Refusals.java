package io.riffbook.reading.documents;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.riffbook.reading.Answers;
import io.riffbook.reading.UnreadableDeck.Reason;
import io.riffbook.reading.UnreadableDeck;
import java.nio.file.Path;

/// Why files give no passages.
final class Refusals {

    private Refusals() {}

    /// What a worker would say: what is thrown without a reason counts as damage.
    static Reason of(Path file) {
        Throwable thrown = catchThrowable(() -> Answers.text(file));
        return switch (thrown) {
            case null -> throw new AssertionError("It was read: " + file);
            case UnreadableDeck refusal -> refusal.reason();
            case StackOverflowError _ -> Reason.DAMAGED;
            default -> Reason.DAMAGED;
        };
    }
}
