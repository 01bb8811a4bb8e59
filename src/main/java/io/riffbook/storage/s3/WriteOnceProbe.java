package io.riffbook.storage.s3;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out at the start what a bucket's server can do, by a small object that is removed again.
final class WriteOnceProbe {

    private static final Logger LOG = LoggerFactory.getLogger(WriteOnceProbe.class);

    private WriteOnceProbe() {}

    /// Whether the server itself keeps an object from being replaced.
    ///
    /// @throws ObjectStoreUnavailableException if the bucket cannot be used at all
    static boolean of(S3Bucket bucket, S3Settings settings) {
        if (!bucket.exists()) {
            throw ObjectStoreUnavailableException.cannot("use the bucket " + settings.bucket(),
                    "there is none at " + settings.endpoint() + "; make it first");
        }
        ObjectKey key = ObjectKey.of("probe", UUID.randomUUID().toString());
        Payload content = Payload.Bytes.of("write once".getBytes(StandardCharsets.UTF_8));
        bucket.put(key, content, false);
        try {
            boolean writesOnce = refusesToReplace(bucket, key, content);
            if (!writesOnce) {
                LOG.warn("The S3 server at {} does not know If-None-Match: * on writes. Two processes that write "
                        + "different content under one key at the same moment may both succeed.", settings.endpoint());
            }
            return writesOnce;
        } finally {
            bucket.delete(key);
        }
    }

    private static boolean refusesToReplace(S3Bucket bucket, ObjectKey key, Payload content) {
        try {
            return bucket.put(key, content, true) == S3Bucket.Write.TAKEN;
        } catch (ObjectStoreUnavailableException e) {
            LOG.info("The S3 server refuses a conditional write: {}", e.getMessage());
            return false;
        }
    }
}
