package io.riffbook.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What an index must hold of one snippet from a sequence on.
///
/// @param sequence moves on with every change that matters to an index; a later one replaces an earlier one, never the reverse
/// @param documents the published revision and a newer draft, as far as there are; none: the index must hold nothing of it
public record SnippetState(SnippetId id, long sequence, List<SnippetDocument> documents) {
    /// How many buckets snippets are compared in.
    public static final int BUCKETS = 1_024;
    /// The first 28 bits.
    private static final int CHECK_DIGITS = 7;

    public SnippetState {
        documents = List.copyOf(documents);
    }

    /// The bucket in which record and index are compared: the last ten bits of the id, which are random.
    public int bucket() {
        return (int) (id.value().getLeastSignificantBits() & (BUCKETS - 1));
    }

    /// A number of 28 bits that stands for this snippet at this sequence: the beginning of the MD5 of `id:sequence`, which
    /// PostgreSQL computes alike.
    public long check() {
        try {
            byte[] digest = MessageDigest.getInstance("MD5")
                    .digest((id + ":" + sequence).getBytes(StandardCharsets.US_ASCII));
            return Long.parseLong(HexFormat.of().formatHex(digest).substring(0, CHECK_DIGITS), 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
