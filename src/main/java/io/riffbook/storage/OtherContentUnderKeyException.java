package io.riffbook.storage;

/// The key is taken by other content. Objects are immutable: nothing was overwritten.
public final class OtherContentUnderKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private OtherContentUnderKeyException(String message) {
        super(message);
    }

    /// The key that was to be written again.
    public static OtherContentUnderKeyException at(ObjectKey key) {
        return new OtherContentUnderKeyException("There is other content under " + key);
    }
}
