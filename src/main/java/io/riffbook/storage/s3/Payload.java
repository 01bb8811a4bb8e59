package io.riffbook.storage.s3;

import java.io.RandomAccessFile;
import java.security.MessageDigest;

import io.minio.PutObjectAPIBaseArgs;
import io.riffbook.storage.Sha256;

/// What one request carries: it can be sent again, and its hash is known before it is sent.
sealed interface Payload {

    Sha256 hash();

    /// Puts the content into a request.
    <B extends PutObjectAPIBaseArgs.Builder<B, A>, A extends PutObjectAPIBaseArgs> B into(B request);

    /// At most one part.
    final class Bytes implements Payload {

        private final byte[] content;
        private final int length;
        private final Sha256 hash;

        private Bytes(byte[] content, int length) {
            this.content = content;
            this.length = length;
            MessageDigest digest = Sha256.newDigest();
            digest.update(content, 0, length);
            this.hash = Sha256.of(digest);
        }

        static Bytes of(byte[] content) {
            return new Bytes(content, content.length);
        }

        /// The first bytes of a buffer, which may be filled anew once they are sent.
        static Bytes of(byte[] buffer, int length) {
            return new Bytes(buffer, length);
        }

        @Override
        public Sha256 hash() {
            return hash;
        }

        @Override
        public <B extends PutObjectAPIBaseArgs.Builder<B, A>, A extends PutObjectAPIBaseArgs> B into(B request) {
            return request.data(content, length);
        }
    }

    /// A file of any size, read as it is sent.
    record OpenFile(RandomAccessFile file, long size, Sha256 hash) implements Payload {

        @Override
        public <B extends PutObjectAPIBaseArgs.Builder<B, A>, A extends PutObjectAPIBaseArgs> B into(B request) {
            return request.file(file, size);
        }
    }
}
