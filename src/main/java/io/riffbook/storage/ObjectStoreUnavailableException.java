package io.riffbook.storage;

/// The store did not do what it was asked: it is unreachable, full, read-only, or refuses us. The same call may succeed
/// later. Messages name no secret.
public final class ObjectStoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ObjectStoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    private ObjectStoreUnavailableException(String message) {
        super(message);
    }

    /// What was attempted, as a sentence's start ("write packages/…"), and why it failed.
    public static ObjectStoreUnavailableException cannot(String attempt, Throwable cause) {
        return new ObjectStoreUnavailableException("Cannot " + attempt + ": " + cause, cause);
    }

    /// What was attempted, as a sentence's start, and why it was not done.
    public static ObjectStoreUnavailableException cannot(String attempt, String reason) {
        return new ObjectStoreUnavailableException("Cannot " + attempt + ": " + reason);
    }
}
