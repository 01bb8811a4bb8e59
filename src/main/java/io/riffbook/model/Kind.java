package io.riffbook.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.regex.Pattern;

/// Names a snippet's content type, such as `objection-handler`. Which kinds there are, the content model says.
public record Kind(String name) {
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /// Checks the shape only.
    ///
    /// @throws InvalidRequestException when it can't be the name of any kind
    @JsonCreator
    public Kind {
        if (name.length() > 64 || !SLUG.matcher(name).matches()) {
            throw InvalidRequestException
                    .at(new FieldFault("/kind", "is no name of a kind: see /api/v1/content-types"));
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return name;
    }
}
