package io.riffbook.search;

import io.riffbook.analysis.QueryReader;
import io.riffbook.analysis.Wording;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds what a query asks for; if that is little, with words that are spelled in another way. Where not enough has most of the
/// words, the best of what has some of them fill it up.
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
    /// @param result where it is filled up, the candidates have some of the words, but total and facets count what has most
    /// @param isRelaxed whether fewer words were enough
    /// @param isFilled whether there is something that has most of the words nevertheless
    /// @param corrected another spelling that was searched for
    /// @param proposed another spelling that would find more
    record Found(EngineQuery asked, EngineResult result, boolean isRelaxed, boolean isFilled,
            Optional<String> corrected,
            Optional<String> proposed) {

        private static Found of(EngineQuery asked, EngineResult result) {
            return new Found(asked, result, false, false, Optional.empty(), Optional.empty());
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
        if (found.total() == 0 && found.asked().wording().isStrict()) {
            return relaxed(found);
        }
        return found.result().isFilled() && found.result().candidates().size() > found.total()
                ? new Found(found.asked().withWording(found.asked().wording().relaxed()), found.result(), true, true,
                        found.corrected(), found.proposed())
                : found;
    }

    private Found withSpelling(Found found, String other, QueryReader reader) {
        EngineQuery respelled = found.asked().withWording(reader.read(other));
        EngineResult result = index.search(respelled);
        if (found.total() == 0) {
            return new Found(respelled, result, false, false, Optional.of(other), Optional.empty());
        }
        return result.total().count() > found.total()
                ? new Found(found.asked(), found.result(), false, false, Optional.empty(), Optional.of(other))
                : found;
    }

    private Found relaxed(Found found) {
        Wording fewer = found.asked().wording().relaxed();
        EngineQuery asked = found.asked().withWording(fewer);
        return new Found(asked, index.search(asked), true, false, found.corrected(), found.proposed());
    }
}
