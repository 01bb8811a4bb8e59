package io.riffbook.search;

import io.riffbook.analysis.QueryReader;
import io.riffbook.analysis.Wording;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds what a query asks for; if that is little, with words that are spelled in another way; if it is nothing, what has some of
/// the words.
@Component
class Retrieval {
    private final SnippetIndex index;
    private final Spelling spelling;
    private final int few;

    Retrieval(SnippetIndex index, Spelling spelling, SearchSettings settings) {
        this.index = index;
        this.spelling = spelling;
        this.few = settings.few();
    }

    /// What was found.
    ///
    /// @param asked what the engine was asked in the end
    /// @param isRelaxed whether fewer words were enough
    /// @param corrected another spelling that was searched for
    /// @param proposed another spelling that would find more
    record Found(EngineQuery asked, EngineResult result, boolean isRelaxed, Optional<String> corrected,
            Optional<String> proposed) {

        private static Found of(EngineQuery asked, EngineResult result) {
            return new Found(asked, result, false, Optional.empty(), Optional.empty());
        }

        private long total() {
            return result.total().count();
        }
    }

    /// @param text what the query's words were read from
    Found find(EngineQuery question, String text, QueryReader reader) {
        Found found = Found.of(question, index.search(question));
        if (found.total() < few && !question.wording().isEmpty()) {
            Optional<String> other = spelling.corrected(question, text, reader);
            if (other.isPresent()) {
                found = withSpelling(found, other.get(), reader);
            }
        }
        return found.total() == 0 && found.asked().wording().isStrict() ? relaxed(found) : found;
    }

    private Found withSpelling(Found found, String other, QueryReader reader) {
        EngineQuery respelled = found.asked().withWording(reader.read(other));
        EngineResult result = index.search(respelled);
        if (found.total() == 0) {
            return new Found(respelled, result, false, Optional.of(other), Optional.empty());
        }
        return result.total().count() > found.total()
                ? new Found(found.asked(), found.result(), false, Optional.empty(), Optional.of(other))
                : found;
    }

    private Found relaxed(Found found) {
        Wording fewer = found.asked().wording().relaxed();
        EngineQuery asked = found.asked().withWording(fewer);
        return new Found(asked, index.search(asked), true, found.corrected(), found.proposed());
    }
}
