package io.riffbook.storage;

/// Text that is no SHA-256 was about to be used as one.
public final class IllegalSha256Exception extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private IllegalSha256Exception(String message) {
        super(message);
    }

    static IllegalSha256Exception of(String value) {
        return new IllegalSha256Exception(
                "A SHA-256 is 64 lower-case hexadecimal digits, not " + value.length() + " other characters");
    }
}
