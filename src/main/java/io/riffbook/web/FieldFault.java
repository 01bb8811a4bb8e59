package io.riffbook.web;

/// What is wrong with one field of a request.
///
/// @param pointer a JSON Pointer (RFC 6901) into the request body, or `?name` for a query parameter
/// @param detail what is wrong and what would be right, for the person who reads it
public record FieldFault(String pointer, String detail) {

    /// A fault of a query parameter.
    public static FieldFault ofParameter(String name, String detail) {
        return new FieldFault("?" + name, detail);
    }
}
