package io.riffbook.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a text can look, whatever it is about.
public enum Sign {
    /// It gives measures: shares, multiples, sums of money, spans from one number to another.
    NUMBERS,
    /// It has somebody's words in it.
    QUOTATION,
    /// It has somebody's words in it, and says who said them.
    ATTRIBUTED_QUOTATION,
    /// Much of it is questions.
    QUESTIONS,
    /// Its title is a question.
    QUESTION_TITLE,
    /// Its title is a saying, in quotation marks.
    QUOTED_TITLE,
    /// It begins with a customer's no, not yet, or not you.
    REFUSAL,
    /// It has a table.
    TABLE,
    /// It has a list.
    LIST,
    /// Its title says for whom it is.
    ADDRESSEE,
    /// Its last word is a question.
    CLOSING_QUESTION,
    /// All it says is a line or two.
    LINE,
    /// It says where its facts come from.
    SOURCE,
    /// It says how many were looked at, and when.
    SAMPLE,
    /// It sets one against another.
    VERSUS,
    /// Its title sets one against another.
    CONTEST_TITLE,
    /// It has no more than some twenty-five words.
    SHORT,
    /// It has more than a hundred and twenty words.
    LONG,
    /// It tells what happened.
    PAST,
    /// It tells the presenter what to say or do.
    DIRECTIONS,
    /// It speaks to the listener.
    ADDRESS;

    /// As it stands in the files and in the API.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Sign> of(String word) {
        return Arrays.stream(values()).filter(sign -> sign.word().equals(word)).findFirst();
    }
}
