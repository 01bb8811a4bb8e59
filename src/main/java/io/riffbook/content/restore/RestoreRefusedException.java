package io.riffbook.content.restore;

/// There is content in the database that no restore put there: nothing was changed.
public final class RestoreRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private RestoreRefusedException(String message) {
        super(message);
    }

    static RestoreRefusedException notEmpty() {
        return new RestoreRefusedException(
                "There are decks or snippets in the database already, and no restore that broke off put them there. "
                        + "Content is only restored into an empty database.");
    }
}
