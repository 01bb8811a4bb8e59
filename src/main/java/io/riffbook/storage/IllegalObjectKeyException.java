package io.riffbook.storage;

/// Text that cannot be an object key was about to be used as one: a mistake in the program.
public final class IllegalObjectKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 80;

    private IllegalObjectKeyException(String message) {
        super(message);
    }

    static IllegalObjectKeyException of(String value) {
        String start = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        return new IllegalObjectKeyException("Not an object key: '" + start.replaceAll("\\p{Cntrl}", "?") + "'");
    }
}
