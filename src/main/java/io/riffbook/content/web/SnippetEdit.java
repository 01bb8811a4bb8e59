package io.riffbook.content.web;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.riffbook.access.GroupId;
import io.riffbook.access.PersonId;
import io.riffbook.content.Audience;
import io.riffbook.content.Classification;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetContent;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Upkeep;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What of a snippet its authors change: the body of a create, and what a merge patch applies to. Absent members are empty.
record SnippetEdit(@Nullable String title, @Nullable Map<String, Object> fields, @Nullable Set<ConceptId> tags,
        @Nullable AudienceEdit audience, @Nullable VisibilityEdit visibility, @Nullable UUID ownerId,
        @Nullable UUID verifierId, @Nullable LocalDate reviewBy, @Nullable Instant expiresAt,
        @Nullable String language) {

    /// For whom.
    record AudienceEdit(@JsonProperty("for") @Nullable Set<ConceptId> isFor,
            @Nullable Set<ConceptId> notFor) {
        Audience toAudience() {
            return new Audience(isFor == null ? Set.of() : isFor, notFor == null ? Set.of() : notFor);
        }
    }

    /// Who may see it.
    record VisibilityEdit(Visibility.@Nullable Reach reach, @Nullable List<UUID> groups) {
        Visibility toVisibility() {
            Set<GroupId> ids = new HashSet<>();
            if (groups != null) {
                groups.forEach(group -> ids.add(new GroupId(group)));
            }
            return new Visibility(reach == null ? Visibility.Reach.INTERNAL : reach, ids);
        }
    }

    static SnippetEdit of(Snippet snippet, SnippetRevision latest) {
        return new SnippetEdit(latest.title(), latest.fields(), snippet.tags(),
                new AudienceEdit(snippet.audience().isFor(), snippet.audience().notFor()),
                new VisibilityEdit(snippet.visibility().reach(),
                        snippet.visibility().groups().stream().map(GroupId::value).sorted().toList()),
                snippet.owner().map(PersonId::value).orElse(null),
                snippet.upkeep().verifier().map(PersonId::value).orElse(null),
                snippet.upkeep().reviewBy().orElse(null), snippet.upkeep().expiresAt().orElse(null),
                snippet.classification().language().orElse(null));
    }

    SnippetContent content(Kind kind) {
        if (title == null) {
            throw InvalidRequestException.at(new FieldFault("/title", "is required"));
        }
        return new SnippetContent(kind, title, fields == null ? Map.of() : fields);
    }

    Classification classification() {
        return new Classification(tags == null ? Set.of() : tags,
                audience == null ? Audience.UNSAID : audience.toAudience(),
                visibility == null ? Visibility.INTERNAL : visibility.toVisibility(),
                Optional.ofNullable(ownerId).map(PersonId::new),
                new Upkeep(Optional.ofNullable(verifierId).map(PersonId::new), Optional.ofNullable(reviewBy),
                        Optional.ofNullable(expiresAt).map(at -> at.truncatedTo(ChronoUnit.MICROS))),
                Optional.ofNullable(language));
    }
}
