package io.riffbook.reading.openxml;

import java.util.Optional;

/// One part's relationship to another part, or to something outside the package.
record Relationship(String id, String type, String target, boolean external) {

    /// The last step of the type, by which kinds are told apart: `image`, `slideLayout`.
    String kind() {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /// The part that it leads to; empty if it leads outside or nowhere.
    Optional<PartName> part(PartName owner) {
        return external ? Optional.empty() : owner.resolve(target);
    }
}
