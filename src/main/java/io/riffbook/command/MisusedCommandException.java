package io.riffbook.command;

/// A command was called with arguments that it can't take.
public final class MisusedCommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private MisusedCommandException(String message) {
        super(message);
    }

    /// For an argument that the command doesn't know.
    public static MisusedCommandException unknown(String argument) {
        return new MisusedCommandException("\"" + argument + "\" is not understood.");
    }

    /// For an argument that has to be there.
    public static MisusedCommandException missing(String argument) {
        return new MisusedCommandException(argument + " is missing.");
    }
}
