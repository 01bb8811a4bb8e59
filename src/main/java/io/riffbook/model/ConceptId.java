package io.riffbook.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.regex.Pattern;

/// Names a concept of a taxonomy, as `taxonomy/concept`, such as `industry/food-retail`.
public record ConceptId(String taxonomy, String concept) implements Comparable<ConceptId> {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 64;

    public ConceptId {
        if (!isSlug(taxonomy) || !isSlug(concept)) {
            throw malformed(taxonomy + "/" + concept);
        }
    }

    /// Reads `taxonomy/concept`.
    ///
    /// @throws InvalidRequestException when it has another shape; whether the concept exists is not looked up
    @JsonCreator
    public static ConceptId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw malformed(text);
        }
        return new ConceptId(text.substring(0, slash), text.substring(slash + 1));
    }

    static boolean isSlug(String text) {
        return text.length() <= LONGEST && SLUG.matcher(text).matches();
    }

    private static InvalidRequestException malformed(String text) {
        String shown = text.length() > 2 * LONGEST ? text.substring(0, 2 * LONGEST) + "…" : text;
        return InvalidRequestException.at(new FieldFault("",
                "\"" + shown + "\" names no concept: write taxonomy/concept in lower case with dashes"));
    }

    @Override
    public int compareTo(ConceptId other) {
        return toString().compareTo(other.toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return taxonomy + "/" + concept;
    }
}
