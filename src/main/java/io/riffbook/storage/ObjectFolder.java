package io.riffbook.storage;

/// A part of the store to list: all keys, or those below some leading segments.
///
/// @param prefix empty for everything, otherwise whole segments with a slash at the end
public record ObjectFolder(String prefix) {

    /// Checks the prefix.
    ///
    /// @throws IllegalObjectKeyException if it is not made of whole, legal segments
    public ObjectFolder {
        if (!prefix.isEmpty()
                && !(prefix.endsWith("/") && ObjectKey.isLegal(prefix.substring(0, prefix.length() - 1)))) {
            throw IllegalObjectKeyException.of(prefix);
        }
    }

    /// The whole store.
    public static ObjectFolder everything() {
        return new ObjectFolder("");
    }

    /// What lies below these segments.
    public static ObjectFolder of(String first, String... more) {
        return new ObjectFolder(ObjectKey.of(first, more) + "/");
    }
}
