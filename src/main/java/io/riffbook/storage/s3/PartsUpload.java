package io.riffbook.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

import io.minio.messages.Part;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStoreUnavailableException;
import io.riffbook.storage.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a stream of unknown length in parts; readers see nothing before the last of them.
final class PartsUpload {

    private static final Logger LOG = LoggerFactory.getLogger(PartsUpload.class);

    private final S3Bucket bucket;
    private final ObjectKey key;
    private final String id;
    private final boolean onlyIfAbsent;
    private boolean written;

    private PartsUpload(S3Bucket bucket, ObjectKey key, String id, boolean onlyIfAbsent) {
        this.bucket = bucket;
        this.key = key;
        this.id = id;
        this.onlyIfAbsent = onlyIfAbsent;
    }

    static PartsUpload begin(S3Bucket bucket, ObjectKey key, boolean onlyIfAbsent) {
        return new PartsUpload(bucket, key, bucket.beginParts(key), onlyIfAbsent);
    }

    /// Sends everything and answers its hash. Unless that ends well, no part is kept.
    ///
    /// @param part a whole part that was read from the source already; its array serves for all others
    /// @throws IOException if the source fails
    Sha256 send(byte[] part, InputStream source) throws IOException {
        try {
            MessageDigest digest = Sha256.newDigest();
            List<Part> parts = new ArrayList<>();
            int length = part.length;
            while (length > 0) {
                digest.update(part, 0, length);
                parts.add(bucket.putPart(key, id, parts.size() + 1, Payload.Bytes.of(part, length)));
                length = source.readNBytes(part, 0, part.length);
            }
            boolean absent = onlyIfAbsent || bucket.head(key).isEmpty();
            written = absent && bucket.completeParts(key, id, parts, onlyIfAbsent) == S3Bucket.Write.DONE;
            return Sha256.of(digest);
        } finally {
            if (!written) {
                abort();
            }
        }
    }

    /// Whether this upload brought the object, rather than finding its key taken.
    boolean written() {
        return written;
    }

    private void abort() {
        try {
            bucket.abortParts(key, id);
        } catch (ObjectStoreUnavailableException e) {
            LOG.warn("Parts of {} stay in the bucket until its lifecycle rules remove them: {}", key, e.getMessage());
        }
    }
}
