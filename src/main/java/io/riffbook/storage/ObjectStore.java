package io.riffbook.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Keeps immutable objects under keys. Safe for use by many threads and many processes at once.
///
/// - **Absent:** [#open] and [#stat] answer empty, [#list] leaves it out, [#delete] does nothing.
/// - **Twice:** the same content under the same key again is fine, and costs no second write; other content under a key
///   that is taken is refused with [OtherContentUnderKeyException], and nothing is overwritten.
/// - **Concurrent:** of several writers of one key exactly one content stays; those that brought the same content are
///   acknowledged too, the others refused. A reader sees a whole object or none.
/// - **Too big:** more than the writer's own limit, or than [#MAX_BYTES], is refused with [ContentTooLargeException] and
///   leaves nothing.
/// - **Failing half-way:** if the source, the store or the program fails before the acknowledgement, the key holds the
///   whole object or nothing, and the write can be tried again. What is acknowledged is durable.
/// - **Unreachable, full, misconfigured:** [ObjectStoreUnavailableException], from every method, within bounded time.
public interface ObjectStore {

    /// No object is larger, in bytes: what one plain S3 request can carry.
    long MAX_BYTES = 5L << 30;

    /// No page of a list is longer.
    int MAX_PAGE = 1000;

    /// Keeps what the stream gives, to its end, under the key. The stream is not closed.
    ///
    /// @param maxBytes more than this is refused; at most [#MAX_BYTES]
    /// @throws IOException only if the source fails; nothing is kept then
    PutResult put(ObjectKey key, InputStream source, long maxBytes) throws IOException;

    /// Keeps the content of a file under the key. The file must not change meanwhile, and stays the caller's.
    ///
    /// @throws IOException only if the source cannot be read; nothing is kept then
    PutResult put(ObjectKey key, Path source) throws IOException;

    /// Keeps the bytes under the key.
    default PutResult put(ObjectKey key, byte[] content) {
        try {
            return put(key, new ByteArrayInputStream(content), content.length);
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot fail to be read", e);
        }
    }

    /// The content under the key, to be closed by the caller, or empty if there is none.
    Optional<ObjectContent> open(ObjectKey key);

    /// What is known of the object under the key, or empty if there is none.
    Optional<StoredObject> stat(ObjectKey key);

    /// The first objects of the folder, in the order of their keys.
    ///
    /// @param limit from 1; more than [#MAX_PAGE] is read as [#MAX_PAGE]
    List<StoredObject> list(ObjectFolder folder, int limit);

    /// The objects of the folder that follow a key, which need not exist, in the order of their keys. Objects that are
    /// written or deleted meanwhile may or may not be seen; all others are seen once.
    ///
    /// @param limit from 1; more than [#MAX_PAGE] is read as [#MAX_PAGE]
    List<StoredObject> list(ObjectFolder folder, ObjectKey after, int limit);

    /// Removes the object if it is there. A reader that has it open may read it to its end or fail.
    void delete(ObjectKey key);
}
