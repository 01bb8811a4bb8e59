package io.riffbook.content.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.riffbook.content.Classification;
import io.riffbook.content.DeckId;
import io.riffbook.content.PassageId;
import io.riffbook.content.SnippetRevision;
import io.riffbook.content.Verified;
import io.riffbook.content.WholeSnippet;
import io.riffbook.model.ConceptId;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A snippet with its whole history, as a row of an export. What was read of a row may lack anything: see [#requireAll].
record SnippetRow(String type, @Nullable UUID id, @Nullable String kind, @Nullable String lifecycle,
        @Nullable Integer publishedRevision, @Nullable Instant publishAt, @Nullable List<ConceptId> tags,
        @Nullable AudienceRow audience, @Nullable VisibilityRow visibility, @Nullable PersonRef owner,
        @Nullable PersonRef verifier, @Nullable LocalDate reviewBy, @Nullable Instant expiresAt,
        @Nullable VerifiedRow verified, @Nullable String language, @Nullable UUID deck, boolean demo,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt, @Nullable List<RevisionRow> revisions) {
    static final String TYPE = "snippet";

    /// Whom it is for, and not for.
    record AudienceRow(@JsonProperty("for") @Nullable List<ConceptId> isFor, @Nullable List<ConceptId> notFor) {}

    /// Who may see it.
    record VisibilityRow(@Nullable String reach, @Nullable List<Names.GroupRef> groups) {}

    /// Whose word it has that it is true.
    record VerifiedRow(int revision, @Nullable PersonRef by, @Nullable Instant at) {}

    /// One revision.
    ///
    /// @param passage that it came from
    record RevisionRow(int number, @Nullable String title, @Nullable Map<String, Object> fields,
            @Nullable UUID passage, @Nullable FilesRow files, @Nullable PersonRef author,
            @Nullable Instant createdAt) {
        RevisionRow with(Map<String, Object> otherFields) {
            return new RevisionRow(number, title, otherFields, passage, files, author, createdAt);
        }

        static RevisionRow of(SnippetRevision revision, Names names) {
            return new RevisionRow(revision.number(), revision.title(), revision.fields(),
                    revision.lineage().map(PassageId::value).orElse(null),
                    FilesRow.of(revision.files()), names.person(revision.author()),
                    revision.createdAt());
        }
    }

    static SnippetRow of(WholeSnippet snippet, Names names) {
        Classification said = snippet.classification();
        return new SnippetRow(TYPE, snippet.id().value(), snippet.kind().name(),
                snippet.state().lifecycle().word(), snippet.state().publishedRevision().orElse(null),
                snippet.state().publishAt().orElse(null), List.copyOf(said.tags()),
                new AudienceRow(List.copyOf(said.audience().isFor()), List.copyOf(said.audience().notFor())),
                new VisibilityRow(said.visibility().reach().word(), names.groups(said.visibility().groups())),
                names.person(said.owner()), names.person(said.upkeep().verifier()),
                said.upkeep().reviewBy().orElse(null), said.upkeep().expiresAt().orElse(null),
                snippet.state().verified().map(word -> of(word, names)).orElse(null),
                said.language().orElse(null), snippet.deck().map(DeckId::value).orElse(null), snippet.isDemo(),
                snippet.createdAt(),
                snippet.changedAt(),
                snippet.revisions().stream().map(revision -> RevisionRow.of(revision, names)).toList());
    }

    private static VerifiedRow of(Verified word, Names names) {
        return new VerifiedRow(word.revision(), names.person(word.by()), word.at());
    }

    /// Checks that what every row of an export has is there.
    ///
    /// @throws InvalidRequestException naming everything that is missing
    void requireAll() {
        List<FieldFault> faults = new ArrayList<>();
        require(faults, "/id", id);
        require(faults, "/kind", kind);
        require(faults, "/lifecycle", lifecycle);
        require(faults, "/createdAt", createdAt);
        require(faults, "/changedAt", changedAt);
        require(faults, "/revisions", revisions);
        for (int i = 0; i < revisions().size(); i++) {
            RevisionRow revision = revisions().get(i);
            require(faults, "/revisions/" + i + "/title", revision.title());
            require(faults, "/revisions/" + i + "/fields", revision.fields());
            require(faults, "/revisions/" + i + "/createdAt", revision.createdAt());
        }
        if (verified != null) {
            require(faults, "/verified/at", verified.at());
        }
        if (!faults.isEmpty()) {
            throw InvalidRequestException.at(faults);
        }
    }

    @Override
    public List<RevisionRow> revisions() {
        return Optional.ofNullable(revisions).orElse(List.of());
    }

    static void require(List<FieldFault> faults, String pointer, @Nullable Object value) {
        if (value == null) {
            faults.add(new FieldFault(pointer, "is required"));
        }
    }
}
