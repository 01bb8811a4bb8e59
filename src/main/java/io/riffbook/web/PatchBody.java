package io.riffbook.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A merge patch that may name, beside what it changes, the version that it changes: for clients that can't send `If-Match`.
///
/// @param members the patch itself
/// @param version as the body names it; absent when it doesn't
public record PatchBody(ObjectNode members, @Nullable Long version) {

    /// Takes the version out of the body; changes nothing of the argument.
    ///
    /// @throws InvalidRequestException when the body is no object, or its version is no number
    public static PatchBody of(JsonNode body) {
        if (!(body instanceof ObjectNode object)) {
            throw InvalidRequestException.because("A merge patch is a JSON object.");
        }
        ObjectNode members = object.deepCopy();
        JsonNode version = members.remove("version");
        if (version != null && (!version.isIntegralNumber() || !version.canConvertToLong())) {
            throw InvalidRequestException.at(new FieldFault("/version", "must be a number"));
        }
        return new PatchBody(members, version == null ? null : version.asLong());
    }
}
