package io.riffbook.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a text can look, whatever it is about.
public enum Sign {
    /// It gives measures: shares, multiples, sums of money, spans from one number to another.
    NUMBERS("measures"),
    /// It has somebody's words in it.
    QUOTATION("a quotation"),
    /// It has somebody's words in it, and says who said them.
    ATTRIBUTED_QUOTATION("a quotation with a name or role"),
    /// Much of it is questions.
    QUESTIONS("several questions"),
    /// Its title is a question.
    QUESTION_TITLE("a question as title"),
    /// Its title is a saying, in quotation marks.
    QUOTED_TITLE("a saying as title"),
    /// It begins with a customer's no, not yet, or not you.
    REFUSAL("a customer’s no"),
    /// It has a table.
    TABLE("a table"),
    /// It has a list.
    LIST("a list"),
    /// Its title says for whom it is.
    ADDRESSEE("a title that says for whom"),
    /// Its last word is a question.
    CLOSING_QUESTION("a question at the end"),
    /// All it says is a line or two.
    LINE("a line or two"),
    /// It says where its facts come from.
    SOURCE("a source"),
    /// It says how many were looked at, and when.
    SAMPLE("a count and its period"),
    /// It sets one against another.
    VERSUS("one set against another"),
    /// Its title sets one against another.
    CONTEST_TITLE("a contest in the title"),
    /// It has no more than some twenty-five words.
    SHORT("few words"),
    /// It has more than a hundred and twenty words.
    LONG("many words"),
    /// It tells what happened.
    PAST("a course of events"),
    /// It tells the presenter what to say or do.
    DIRECTIONS("what to say or do"),
    /// It speaks to the listener.
    ADDRESS("words to the listener");

    private final String meaning;

    Sign(String meaning) {
        this.meaning = meaning;
    }

    /// What is seen, in words that end "because of".
    public String meaning() {
        return meaning;
    }

    /// As it stands in the files and in the API.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Sign> of(String word) {
        return Arrays.stream(values()).filter(sign -> sign.word().equals(word)).findFirst();
    }
}
