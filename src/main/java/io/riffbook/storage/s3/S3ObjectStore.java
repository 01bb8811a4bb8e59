package io.riffbook.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.minio.HeadObjectResponse;
import io.minio.Http;
import io.minio.messages.Contents;
import io.minio.messages.ListBucketResultV2;
import io.riffbook.storage.BoundedStream;
import io.riffbook.storage.ContentTooLargeException;
import io.riffbook.storage.ObjectContent;
import io.riffbook.storage.ObjectFolder;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.ObjectStoreUnavailableException;
import io.riffbook.storage.OtherContentUnderKeyException;
import io.riffbook.storage.PutResult;
import io.riffbook.storage.Sha256;
import io.riffbook.storage.StoredObject;

/// One object of a bucket per object.
///
/// A write asks the server not to replace anything (`If-None-Match: *`); where it turns out to be taken, the content's
/// hash, which lies beside it, tells whether it is the same. A server that does not know that request is found out at the
/// start: there, looking before and after each write is all that keeps two writers apart.
///
/// A stream longer than one part is sent in parts, of which one at a time is in memory. A program that is killed then
/// leaves parts that no reader sees; let the bucket's lifecycle rules abort incomplete uploads.
final class S3ObjectStore implements ObjectStore, AutoCloseable {

    /// What is shorter goes in one request. It is S3's own lower bound.
    static final int PART = 5 << 20;

    /// How often a write is tried when others write or delete the same key meanwhile.
    private static final int ATTEMPTS = 5;

    private final S3Bucket bucket;
    private final boolean writesOnce;

    /// @param writesOnce whether the server itself keeps an object from being replaced
    S3ObjectStore(S3Bucket bucket, boolean writesOnce) {
        this.bucket = bucket;
        this.writesOnce = writesOnce;
    }

    /// Connects, and finds out whether the bucket can be used and whether its server knows how to write once.
    ///
    /// @throws ObjectStoreUnavailableException if the server is not there, refuses us, or has no such bucket
    static S3ObjectStore open(S3Settings settings) {
        S3Bucket bucket = S3Client.bucket(settings);
        try {
            return new S3ObjectStore(bucket, WriteOnceProbe.of(bucket, settings));
        } catch (RuntimeException e) {
            bucket.close();
            throw e;
        }
    }

    @Override
    public PutResult put(ObjectKey key, Path source) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(source.toFile(), "r")) {
            if (file.length() > MAX_BYTES) {
                throw ContentTooLargeException.over(MAX_BYTES);
            }
            return put(key, new Payload.OpenFile(file, file.length(), Sha256.of(source)));
        }
    }

    @Override
    public PutResult put(ObjectKey key, InputStream source, long maxBytes) throws IOException {
        BoundedStream bounded = new BoundedStream(source, Math.min(maxBytes, MAX_BYTES));
        byte[] first = bounded.readNBytes(PART);
        if (first.length < PART) {
            return put(key, Payload.Bytes.of(first));
        }
        if (bucket.head(key).isPresent()) {
            MessageDigest digest = Sha256.newDigest();
            digest.update(first);
            bounded.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return settle(key, Sha256.of(digest));
        }
        PartsUpload upload = PartsUpload.begin(bucket, key, writesOnce);
        Sha256 hash = upload.send(first, bounded);
        return upload.written() && writesOnce ? PutResult.STORED : settle(key, hash, upload.written());
    }

    private PutResult put(ObjectKey key, Payload payload) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (isStored(key, payload.hash())) {
                return PutResult.ALREADY_STORED;
            }
            S3Bucket.Write write = bucket.put(key, payload, writesOnce);
            if (write == S3Bucket.Write.DONE) {
                return writesOnce ? PutResult.STORED : settle(key, payload.hash(), true);
            }
        }
        throw busy(key);
    }

    private PutResult settle(ObjectKey key, Sha256 hash) {
        return settle(key, hash, false);
    }

    /// What is there now decides how the write ended.
    private PutResult settle(ObjectKey key, Sha256 hash, boolean written) {
        if (!isStored(key, hash)) {
            throw busy(key);
        }
        return written ? PutResult.STORED : PutResult.ALREADY_STORED;
    }

    private boolean isStored(ObjectKey key, Sha256 hash) {
        Optional<HeadObjectResponse> existing = bucket.head(key);
        if (existing.isEmpty()) {
            return false;
        }
        String kept = existing.get().userMetadata().getFirst(S3Bucket.HASH);
        Optional<Sha256> stored = kept != null && Sha256.isLegal(kept) ? Optional.of(new Sha256(kept)) : hash(key);
        if (stored.isPresent() && !stored.get().equals(hash)) {
            throw OtherContentUnderKeyException.at(key);
        }
        return stored.isPresent();
    }

    /// What was sent in parts has no hash beside it, for it was known only at its end.
    private Optional<Sha256> hash(ObjectKey key) {
        Optional<ObjectContent> content = open(key);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try (ObjectContent stored = content.get()) {
            return Optional.of(Sha256.of(stored.stream()));
        } catch (IOException e) {
            throw ObjectStoreUnavailableException.cannot("read " + key, e);
        }
    }

    private static ObjectStoreUnavailableException busy(ObjectKey key) {
        return ObjectStoreUnavailableException.cannot("write " + key, "others write and delete it at the same time");
    }

    @Override
    public Optional<ObjectContent> open(ObjectKey key) {
        return bucket.get(key).map(response -> {
            String length = response.headers().get(Http.Headers.CONTENT_LENGTH);
            if (length == null) {
                throw ObjectStoreUnavailableException.cannot("read " + key, "the S3 server does not tell its size");
            }
            return new ObjectContent(Long.parseLong(length), response);
        });
    }

    @Override
    public Optional<StoredObject> stat(ObjectKey key) {
        return bucket.head(key).map(head -> new StoredObject(key, head.size(), head.lastModified().toInstant()));
    }

    @Override
    public List<StoredObject> list(ObjectFolder folder, int limit) {
        return list(folder.prefix(), "", limit);
    }

    @Override
    public List<StoredObject> list(ObjectFolder folder, ObjectKey after, int limit) {
        return list(folder.prefix(), after.value(), limit);
    }

    /// A server may cut a page short, and what others put into the bucket under other names is passed over.
    private List<StoredObject> list(String prefix, String after, int limit) {
        int wanted = Math.clamp(limit, 1, MAX_PAGE);
        List<StoredObject> objects = new ArrayList<>();
        String last = after;
        while (objects.size() < wanted) {
            ListBucketResultV2 page = bucket.list(prefix, last, wanted - objects.size());
            for (Contents item : page.contents()) {
                last = item.objectName();
                if (ObjectKey.isLegal(last)) {
                    Instant storedAt = item.lastModified().toInstant();
                    objects.add(new StoredObject(new ObjectKey(last), item.size(), storedAt));
                }
            }
            if (!page.isTruncated() || page.contents().isEmpty()) {
                break;
            }
        }
        return List.copyOf(objects);
    }

    @Override
    public void delete(ObjectKey key) {
        bucket.delete(key);
    }

    @Override
    public void close() {
        bucket.close();
    }
}
