package io.riffbook.search;

/// A generation that is written to is not there any more.
public final class LostGenerationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private LostGenerationException(Generation generation) {
        super("The generation " + generation + " of the index is gone");
    }

    public static LostGenerationException of(Generation generation) {
        return new LostGenerationException(generation);
    }
}
