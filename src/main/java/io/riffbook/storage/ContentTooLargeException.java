package io.riffbook.storage;

/// The content is larger than its limit; nothing of it was kept.
public final class ContentTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    private ContentTooLargeException(long limit) {
        super("The content is larger than " + limit + " bytes");
        this.limit = limit;
    }

    /// The limit that was exceeded, in bytes.
    public static ContentTooLargeException over(long limit) {
        return new ContentTooLargeException(limit);
    }

    /// The limit that was exceeded, in bytes.
    public long limit() {
        return limit;
    }
}
