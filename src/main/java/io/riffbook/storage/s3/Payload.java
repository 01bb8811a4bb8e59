package io.riffbook.storage.s3;

import java.io.RandomAccessFile;

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
        private final Sha256 hash;

        private Bytes(byte[] content) {
            this.content = content;
            this.hash = Sha256.of(content);
        }

        static Bytes of(byte[] content) {
            return new Bytes(content);
        }

        @Override
        public Sha256 hash() {
            return hash;
        }

        @Override
        public <B extends PutObjectAPIBaseArgs.Builder<B, A>, A extends PutObjectAPIBaseArgs> B into(B request) {
            return request.data(content, content.length);
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
