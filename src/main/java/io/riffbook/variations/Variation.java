package io.riffbook.variations;

import io.riffbook.access.PersonId;
import io.riffbook.content.SlideFiles;
import io.riffbook.content.SnippetId;
import io.riffbook.web.Version;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What somebody made of a snippet's revision.
///
/// @param revision of the snippet, which it varies
/// @param title of the whole as it should be
/// @param fields of the whole as they should be, valid for the snippet's kind when it was proposed
/// @param files of the slide that was sent back, if one was
/// @param comment why, as its proposer says; empty where there was nothing to say
/// @param proposer absent once that person was removed
/// @param decidedBy who adopted or answered it
/// @param answer of whoever did, empty where there was nothing to say
/// @param became what it was adopted as
public record Variation(VariationId id, Version version, VariationState state, SnippetId snippet, int revision,
        String title, Map<String, Object> fields, SlideFiles files, String comment, Optional<PersonId> proposer,
        Optional<PersonId> decidedBy, String answer, Optional<Became> became, Instant proposedAt,
        Optional<Instant> decidedAt) {

    public Variation {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// The revision of a snippet that somebody's variation became.
    public record Became(SnippetId snippet, int revision) {}

    /// After it was adopted.
    ///
    /// @throws VariationException when it was adopted or answered already
    Variation adopted(Became as, Optional<PersonId> by, String word, Instant now) {
        return decided(VariationState.ADOPTED, Optional.of(as), by, word, now);
    }

    /// After somebody said why not.
    ///
    /// @throws VariationException when it was adopted or answered already
    Variation answered(Optional<PersonId> by, String word, Instant now) {
        return decided(VariationState.ANSWERED, Optional.empty(), by, word, now);
    }

    void refuseUnlessProposed() {
        if (state != VariationState.PROPOSED) {
            throw VariationException.decidedAlready(this);
        }
    }

    private Variation decided(VariationState to, Optional<Became> as, Optional<PersonId> by, String word, Instant now) {
        refuseUnlessProposed();
        return new Variation(id, version.next(), to, snippet, revision, title, fields, files, comment, proposer, by,
                word, as,
                proposedAt, Optional.of(now));
    }
}
