package io.riffbook.content.exchange;

import io.riffbook.content.SnippetId;
import io.riffbook.jobs.JobId;
import io.riffbook.storage.Sha256;
import io.riffbook.web.RefusedException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What was read and is to be settled with its batch.
sealed interface Pending {

    /// Of the row, from 1; the same each time the file is read.
    int number();

    String place();

    /// A snippet with its history.
    record Exported(int number, String place, SnippetRow row) implements Pending {}

    /// A snippet that somebody wrote elsewhere.
    ///
    /// @param notes of what of its text is not in the row
    record Authored(int number, String place, AuthoredRow row, List<String> notes) implements Pending {
        /// Equal for equal rows, wherever they stand.
        String contentHash() {
            return Sha256.of(Rows.line(row)).hex();
        }

        /// The id that its snippet gets: the same each time that this job reads the row, so that an attempt that was broken off leaves
        /// nothing behind that the next one does not use. A UUIDv7 of the job's time, in the order of the rows.
        SnippetId id(JobId job) {
            ByteBuffer random = ByteBuffer.wrap(HexFormat.of().parseHex(Sha256
                    .of((job + "/" + number).getBytes(StandardCharsets.UTF_8)).hex()));
            long high = (job.value().getMostSignificantBits() & ~0xffffL) | 0x7000L | (random.getLong() & 0xfffL);
            long low = 0x8000000000000000L | ((long) (number & 0xffffff) << 38) | (random.getLong() & 0x3fffffffffL);
            return new SnippetId(new UUID(high, low));
        }

        /// By which it is known whether it was imported before.
        String key() {
            return Optional.ofNullable(row.clientId()).map(client -> "client:" + client)
                    .orElseGet(() -> "content:" + contentHash());
        }
    }

    /// A file that others point at.
    record File(int number, Item.Blob blob) implements Pending {
        @Override
        public String place() {
            return blob.place();
        }
    }

    /// A deck with its history.
    record Deck(int number, String place, DeckRow row) implements Pending {}

    /// A taxonomy.
    record Vocabulary(int number, String place, TaxonomyRow row) implements Pending {}

    /// What can't be read.
    record Refused(int number, String place, String type, RefusedException reason) implements Pending {}
}
