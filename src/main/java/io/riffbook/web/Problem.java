package io.riffbook.web;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// An RFC 9457 problem: what went wrong, and what to do about it.
///
/// @param slug names the type for good, in lower case with dashes; see [#type()]
/// @param status the HTTP status it travels with
/// @param title the same sentence for every occurrence of the type
/// @param detail this occurrence, and what the caller can do
/// @param faults the bad fields, all of them, or none
/// @param members what else a program needs to act on it, by name; usually nothing
public record Problem(String slug, HttpStatusCode status, String title, String detail, List<FieldFault> faults,
        Map<String, ?> members) {
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]*");

    public Problem {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("not a problem slug: " + slug);
        }
        faults = List.copyOf(faults);
        members = Map.copyOf(members);
    }

    /// A problem that the usual members say all about.
    public Problem(String slug, HttpStatusCode status, String title, String detail, List<FieldFault> faults) {
        this(slug, status, title, detail, faults, Map.of());
    }

    public static Problem of(String slug, HttpStatusCode status, String title, String detail) {
        return new Problem(slug, status, title, detail, List.of());
    }

    /// The stable URI by which programs tell problems apart; docs/api.md lists them.
    public URI type() {
        return URI.create("https://riffbook.io/problems/" + slug);
    }

    /// This problem in the shape that leaves the server.
    public ProblemDetail toDetail() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(type());
        body.setTitle(title);
        if (!faults.isEmpty()) {
            body.setProperty("errors", faults);
        }
        members.forEach(body::setProperty);
        return body;
    }
}
