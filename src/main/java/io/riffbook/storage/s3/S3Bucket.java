package io.riffbook.storage.s3;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import io.minio.AbortMultipartUploadArgs;
import io.minio.BucketExistsArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.HeadObjectArgs;
import io.minio.HeadObjectResponse;
import io.minio.Http;
import io.minio.ListObjectsV2Args;
import io.minio.MinioAsyncClient;
import io.minio.ObjectWriteResponse;
import io.minio.PutObjectAPIArgs;
import io.minio.RemoveObjectArgs;
import io.minio.UploadPartArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.messages.ListBucketResultV2;
import io.minio.messages.Part;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStoreUnavailableException;

/// The plain S3 requests that the store needs, on one bucket.
///
/// A refusal with a meaning becomes a value; every other failure is an [ObjectStoreUnavailableException].
final class S3Bucket implements AutoCloseable {

    /// The user metadata that carries the hash of an object's content.
    static final String HASH = "riffbook-sha256";

    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final MinioAsyncClient client;
    private final String name;

    S3Bucket(MinioAsyncClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /// How a write ended that must not replace anything.
    enum Write {
        /// The object is there now.
        DONE,
        /// There was an object under the key before.
        TAKEN,
        /// The server saw another write of the key at the same time, and did nothing.
        CONFLICT
    }

    boolean exists() {
        return call("use the bucket " + name,
                () -> client.bucketExists(BucketExistsArgs.builder().bucket(name).build()));
    }

    /// Writes an object in one request, with its hash beside it.
    ///
    /// @param onlyIfAbsent asks the server not to replace anything; some ignore it, and some refuse to be asked
    Write put(ObjectKey key, Payload payload, boolean onlyIfAbsent) {
        Http.Headers headers = new Http.Headers("X-Amz-Meta-" + HASH, payload.hash().hex(),
                Http.Headers.X_AMZ_CONTENT_SHA256, payload.hash().hex());
        return write("write " + key, () -> client.putObject(payload.into(PutObjectAPIArgs.builder()).bucket(name)
                .object(key.value()).headers(headers).extraHeaders(condition(onlyIfAbsent)).build()));
    }

    String beginParts(ObjectKey key) {
        // Amazon refuses parts that carry a checksum, as the client's always do, unless it was told of it here.
        Http.Headers headers = new Http.Headers("X-Amz-Checksum-Algorithm", "SHA256");
        return call("write " + key, () -> client.createMultipartUpload(CreateMultipartUploadArgs.builder().bucket(name)
                .object(key.value()).headers(headers).build())).result().uploadId();
    }

    Part putPart(ObjectKey key, String upload, int number, Payload payload) {
        Http.Headers headers = new Http.Headers(Http.Headers.X_AMZ_CONTENT_SHA256, payload.hash().hex());
        return call("write " + key, () -> client.uploadPart(payload.into(UploadPartArgs.builder()).bucket(name)
                .object(key.value()).headers(headers).uploadId(upload).partNumber(number).build())).part();
    }

    Write completeParts(ObjectKey key, String upload, List<Part> parts, boolean onlyIfAbsent) {
        return write("write " + key,
                () -> client.completeMultipartUpload(CompleteMultipartUploadArgs.builder().bucket(name)
                        .object(key.value()).uploadId(upload).parts(parts.toArray(Part[]::new))
                        .extraHeaders(condition(onlyIfAbsent)).build()));
    }

    void abortParts(ObjectKey key, String upload) {
        call("give up writing " + key, () -> client.abortMultipartUpload(
                AbortMultipartUploadArgs.builder().bucket(name).object(key.value()).uploadId(upload).build()));
    }

    Optional<HeadObjectResponse> head(ObjectKey key) {
        return find("look at " + key,
                () -> client.headObject(HeadObjectArgs.builder().bucket(name).object(key.value()).build()));
    }

    Optional<GetObjectResponse> get(ObjectKey key) {
        return find("read " + key,
                () -> client.getObject(GetObjectArgs.builder().bucket(name).object(key.value()).build()));
    }

    ListBucketResultV2 list(String prefix, String after, int limit) {
        return call("list '" + prefix + "'",
                () -> client.listObjectsV2(ListObjectsV2Args.builder().bucket(name).prefix(prefix)
                        .startAfter(after).maxKeys(limit).build()))
                .result();
    }

    void delete(ObjectKey key) {
        find("delete " + key,
                () -> client.removeObject(RemoveObjectArgs.builder().bucket(name).object(key.value()).build())
                        .thenApply(_ -> key));
    }

    @Override
    public void close() {
        client.close();
    }

    private static Http.Headers condition(boolean onlyIfAbsent) {
        return onlyIfAbsent ? new Http.Headers("If-None-Match", "*") : new Http.Headers();
    }

    private static Write write(String attempt, Supplier<CompletableFuture<ObjectWriteResponse>> request) {
        try {
            send(attempt, request);
            return Write.DONE;
        } catch (ErrorResponseException e) {
            return switch (e.response().code()) {
                case PRECONDITION_FAILED -> Write.TAKEN;
                case CONFLICT -> Write.CONFLICT;
                default -> throw refused(attempt, e);
            };
        }
    }

    private static <T> Optional<T> find(String attempt, Supplier<CompletableFuture<T>> request) {
        try {
            return Optional.of(send(attempt, request));
        } catch (ErrorResponseException e) {
            if (e.errorResponse().code().equals("NoSuchKey")) {
                return Optional.empty();
            }
            throw refused(attempt, e);
        }
    }

    private static <T> T call(String attempt, Supplier<CompletableFuture<T>> request) {
        try {
            return send(attempt, request);
        } catch (ErrorResponseException e) {
            throw refused(attempt, e);
        }
    }

    /// Waits for the answer; the client's own time-outs bound that.
    ///
    /// @throws ErrorResponseException if the server answered with an error of S3
    private static <T> T send(String attempt, Supplier<CompletableFuture<T>> request)
            throws ErrorResponseException {
        try {
            return request.get().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ObjectStoreUnavailableException.cannot(attempt, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ErrorResponseException refusal) {
                throw refusal;
            }
            throw ObjectStoreUnavailableException.cannot(attempt, e.getCause() == null ? e : e.getCause());
        }
    }

    private static ObjectStoreUnavailableException refused(String attempt, ErrorResponseException refusal) {
        String code = refusal.errorResponse().code();
        String hint = switch (code) {
            case "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch" ->
                "; check the access key, its secret and what it may do";
            default -> "";
        };
        return ObjectStoreUnavailableException.cannot(attempt,
                "the S3 server answered " + refusal.response().code() + " " + code + hint);
    }
}
