/// Keeps objects in a bucket of any server that speaks S3.
@NullMarked
package io.riffbook.storage.s3;

import org.jspecify.annotations.NullMarked;
