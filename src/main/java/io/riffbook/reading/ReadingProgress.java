package io.riffbook.reading;

/// How far a reading has come.
///
/// @param done passages finished in this step, from 0 to `total`
/// @param total passages of the deck, or 0 while that is not known yet
/// @param step what is being done, in words for people
public record ReadingProgress(int done, int total, String step) {

    public ReadingProgress {
        if (done < 0 || total < 0 || done > total) {
            throw new IllegalArgumentException("No such progress: " + done + " of " + total);
        }
    }
}
