package io.riffbook.model;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;
import java.util.Optional;

/// One difference between the model in force and the model of the files.
///
/// @param part what changes, under the name that it has in force; what is added, under its new one
/// @param to what it will be called, of a renamed part
/// @param detail what is different, for people
record ModelChange(Sort sort, ModelPart part, Optional<ModelPart> to, String detail) {

    /// What sort of change it is, which decides what becomes of existing content.
    enum Sort {
        ADDED,
        /// Labels, help, weights, order: nothing that content depends on.
        DESCRIBED,
        /// Declared by `renamedFrom`; content is carried along.
        RENAMED,
        /// More is allowed than before.
        LOOSENED,
        /// Less is allowed than before: content stays as it is, and must fit when it is next saved.
        TIGHTENED, DEPRECATED,
        /// Only of what is deprecated and used by nothing.
        REMOVED,
        /// Another sort of value: only of what is used by nothing.
        RETYPED;

        /// As it stands in the answers of the API.
        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ModelChange of(Sort sort, ModelPart part, String detail) {
        return new ModelChange(sort, part, Optional.empty(), detail);
    }

    static ModelChange renamed(ModelPart from, ModelPart to) {
        return new ModelChange(Sort.RENAMED, from, Optional.of(to), "");
    }
}
