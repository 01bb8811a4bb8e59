package io.riffbook.content;

/// What a bucket of snippets comes to: equal sums mean the same snippets at the same sequences.
///
/// @param count how many snippets
/// @param check the sum of [SnippetState#check] over them
public record BucketSum(long count, long check) {

    /// With one more snippet.
    public BucketSum plus(long otherCheck) {
        return new BucketSum(count + 1, check + otherCheck);
    }
}
