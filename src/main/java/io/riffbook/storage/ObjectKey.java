package io.riffbook.storage;

import java.util.regex.Pattern;

/// Where an object is kept: segments of lower-case letters, digits, `-`, `_` and `.`, parted by `/`.
///
/// Keys are made by the server only, never from a file name or anything else that a client sent. So that a mistake there
/// cannot climb out of a store, a key that is not made like this is refused in construction: no empty, `.` or `..`
/// segment, hence no leading, trailing or double slash; at most [#MAX_LENGTH] characters, [#MAX_SEGMENT] in a segment.
///
/// Keys are ordered by their characters. Folders with very many entries make slow lists in some stores, so spread keys
/// that are made by the thousand (`ab/cd/abcd…`).
public record ObjectKey(String value) implements Comparable<ObjectKey> {

    /// The longest key, in characters.
    public static final int MAX_LENGTH = 512;

    /// The longest segment of a key, in characters: what every file system takes as a name.
    public static final int MAX_SEGMENT = 200;

    private static final Pattern SEGMENTS = Pattern.compile("[a-z0-9._-]+(?:/[a-z0-9._-]+)*+");

    /// Checks the key.
    ///
    /// @throws IllegalObjectKeyException if it is not made as described; a mistake in the program, not of a client
    public ObjectKey {
        if (!isLegal(value)) {
            throw IllegalObjectKeyException.of(value);
        }
    }

    /// The key of these segments, in this order.
    public static ObjectKey of(String first, String... more) {
        return new ObjectKey(more.length == 0 ? first : first + "/" + String.join("/", more));
    }

    /// Whether a key can be made of this text.
    public static boolean isLegal(String value) {
        if (value.length() > MAX_LENGTH || !SEGMENTS.matcher(value).matches()) {
            return false;
        }
        for (String segment : value.split("/", -1)) {
            if (segment.length() > MAX_SEGMENT || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(ObjectKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
