package io.riffbook.content.proposals;

/// Counts words.
final class WordCount {

    private WordCount() {}

    static int of(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? 0 : stripped.split("\\s+").length;
    }
}
