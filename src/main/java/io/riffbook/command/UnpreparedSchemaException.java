package io.riffbook.command;

/// The database's schema is not the one that this version of Riffbook needs, and the command may not change it.
final class UnpreparedSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnpreparedSchemaException(String message) {
        super(message);
    }

    static UnpreparedSchemaException empty() {
        return new UnpreparedSchemaException(
                """
                        The database is empty, and the command made nothing in it. Start Riffbook on it once, so that it makes its
                        tables and puts the content model in force.""");
    }

    static UnpreparedSchemaException older(int pending) {
        return new UnpreparedSchemaException(
                """
                        The database is of an older version of Riffbook: its schema lacks %d changes, and the command made none of
                        them. Run the command with the version that the database is of; or back the database up, and start this
                        version on it."""
                        .formatted(pending));
    }
}
