package io.riffbook.storage;

/// The settings ask for a kind of object store that Riffbook does not have. It does not start then.
final class UnknownStorageTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnknownStorageTypeException(String message) {
        super(message);
    }

    static UnknownStorageTypeException of(String type) {
        return new UnknownStorageTypeException(
                "riffbook.storage.type is '" + type + "', and no such store is built in");
    }
}
