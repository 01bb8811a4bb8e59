package io.riffbook.web;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The version of a resource, for optimistic concurrency: what `ETag` shows and what `If-Match` (or `version` in the body, for
/// clients that can't send headers) must name.
public record Version(@JsonValue long number) {
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    public static final Version FIRST = new Version(1);

    public Version {
        if (number < 1) {
            throw new IllegalArgumentException("versions start at 1, not " + number);
        }
    }

    public Version next() {
        return new Version(number + 1);
    }

    /// As a strong entity tag, quotes included.
    public String etag() {
        return "\"" + number + "\"";
    }

    /// The version that the caller expects to change.
    ///
    /// @throws PreconditionException when neither is given (428), or when both are and differ, or the tag is none of ours (412)
    public static Version expected(@Nullable String ifMatch, @Nullable Long inBody) {
        if (ifMatch == null && inBody == null) {
            throw PreconditionException.required();
        }
        if (ifMatch == null) {
            return ofBody(inBody);
        }
        Matcher tag = ETAG.matcher(ifMatch.strip());
        if (!tag.matches() || Long.parseLong(tag.group(1)) < 1) {
            throw PreconditionException.unknownTag(ifMatch);
        }
        Version expected = new Version(Long.parseLong(tag.group(1)));
        if (inBody != null && inBody != expected.number) {
            throw PreconditionException.contradiction(expected.number, inBody);
        }
        return expected;
    }

    private static Version ofBody(@Nullable Long inBody) {
        if (inBody == null || inBody < 1) {
            throw InvalidRequestException.at(new FieldFault("/version", "must be a version of at least 1"));
        }
        return new Version(inBody);
    }

    /// Checks the expectation of the caller.
    ///
    /// @throws PreconditionException (412) unless this is what the caller expected
    public void mustBe(Version expected) {
        if (number != expected.number) {
            throw PreconditionException.stale(expected, this);
        }
    }

}
