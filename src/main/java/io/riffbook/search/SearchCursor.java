package io.riffbook.search;

import io.riffbook.content.SnippetId;
import io.riffbook.search.EngineQuery.After;
import io.riffbook.web.Cursor;
import io.riffbook.web.InvalidRequestException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a search goes on: with what was ranked already and not shown yet, then behind that in the engine. So nothing
/// comes twice and nothing is left out while the index changes. Opaque to callers and no secret: what a made-up one
/// names is shown only to whoever may see it.
///
/// @param searchId names the search
/// @param shown how many hits earlier pages had room for
/// @param asker stands for the query and the viewer that it was made for; it is none of another's
/// @param total as it was counted for the first page
/// @param isRelaxed whether fewer words were enough
/// @param isFilled whether what has most of the words is among them, which the total counts
/// @param corrected the text as it was searched for, if that was spelled in another way
/// @param best the highest text score, by which the others are measured
/// @param waiting what was ranked and not shown, in order; at most [EngineQuery#MOST_CANDIDATES]
/// @param end the last of the candidates that the engine gave; absent when it had no more
public record SearchCursor(UUID searchId, int shown, int asker, Total total, boolean isRelaxed,
        boolean isFilled, Optional<String> corrected, float best, List<SnippetId> waiting, Optional<After> end) {
    private static final byte VERSION = 3;
    private static final int RELAXED = 1;
    private static final int EXACT = 2;
    private static final int GOES_ON = 4;
    private static final int CORRECTED = 8;
    private static final int FILLED = 16;
    private static final int ID = 16;
    private static final int HEAD = 2 + ID + 4 + 4 + 8 + 4 + 4;
    private static final int PLACE = 8 + 8 + ID;
    private static final int MOST_SHOWN = 1_000_000_000;
    /// As UTF-8, with its length.
    private static final int MOST_CORRECTED = 2 + 4 * SnippetQuery.LONGEST_TEXT;
    private static final int LONGEST = (HEAD + MOST_CORRECTED + PLACE + ID * EngineQuery.MOST_CANDIDATES) * 4 / 3 + 4;

    public SearchCursor {
        waiting = List.copyOf(waiting);
    }

    /// As it is given to callers: mostly less than 4,400 characters that need no escapes in a URL.
    public String encoded() {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + MOST_CORRECTED + PLACE + ID * waiting.size()).put(VERSION)
                .put((byte) ((isRelaxed ? RELAXED : 0) | (total.isExact() ? EXACT : 0)
                        | (end.isPresent() ? GOES_ON : 0) | (corrected.isPresent() ? CORRECTED : 0)
                        | (isFilled ? FILLED : 0)))
                .putLong(searchId.getMostSignificantBits()).putLong(searchId.getLeastSignificantBits()).putInt(shown)
                .putInt(asker).putLong(total.count()).putFloat(best).putInt(waiting.size());
        corrected.map(text -> text.getBytes(StandardCharsets.UTF_8))
                .ifPresent(text -> bytes.putShort((short) text.length).put(text));
        waiting.forEach(id -> put(bytes, id));
        end.ifPresent(place -> put(bytes.putDouble(place.key()).putLong(place.changedAt().toEpochMilli()), place.id()));
        byte[] written = new byte[bytes.flip().remaining()];
        bytes.get(written);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(written);
    }

    /// Reads a cursor that a caller sent back; absent means from the start.
    ///
    /// @throws InvalidRequestException when it is none of ours
    public static Optional<SearchCursor> decode(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        if (cursor.length() > LONGEST) {
            throw Cursor.unknown();
        }
        try {
            return Optional.of(read(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor))));
        } catch (IllegalArgumentException | BufferUnderflowException | DateTimeException _) {
            throw Cursor.unknown();
        }
    }

    private static SearchCursor read(ByteBuffer bytes) {
        byte version = bytes.get();
        int flags = bytes.get();
        UUID searchId = new UUID(bytes.getLong(), bytes.getLong());
        int shown = bytes.getInt();
        int asker = bytes.getInt();
        long count = bytes.getLong();
        float best = bytes.getFloat();
        int size = bytes.getInt();
        if (version != VERSION || shown < 0 || shown > MOST_SHOWN || count < 0 || !(best >= 0) || size < 0
                || size > EngineQuery.MOST_CANDIDATES) {
            throw Cursor.unknown();
        }
        Optional<String> corrected = (flags & CORRECTED) == 0 ? Optional.empty() : Optional.of(text(bytes));
        List<SnippetId> waiting = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            waiting.add(id(bytes));
        }
        Optional<After> end = (flags & GOES_ON) == 0
                ? Optional.empty()
                : Optional.of(new After(bytes.getDouble(), Instant.ofEpochMilli(bytes.getLong()), id(bytes)));
        if (bytes.hasRemaining() || end.filter(place -> Double.isNaN(place.key())).isPresent()) {
            throw Cursor.unknown();
        }
        return new SearchCursor(searchId, shown, asker, new Total(count, (flags & EXACT) != 0), (flags & RELAXED) != 0,
                (flags & FILLED) != 0, corrected, best, waiting, end);
    }

    private static String text(ByteBuffer bytes) {
        int length = bytes.getShort();
        if (length < 0 || length > bytes.remaining() || length > MOST_CORRECTED) {
            throw Cursor.unknown();
        }
        byte[] text = new byte[length];
        bytes.get(text);
        String read = new String(text, StandardCharsets.UTF_8);
        if (read.length() > SnippetQuery.LONGEST_TEXT) {
            throw Cursor.unknown();
        }
        return read;
    }

    private static void put(ByteBuffer bytes, SnippetId id) {
        bytes.putLong(id.value().getMostSignificantBits()).putLong(id.value().getLeastSignificantBits());
    }

    private static SnippetId id(ByteBuffer bytes) {
        return new SnippetId(new UUID(bytes.getLong(), bytes.getLong()));
    }
}
