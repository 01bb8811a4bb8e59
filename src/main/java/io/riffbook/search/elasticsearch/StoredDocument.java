package io.riffbook.search.elasticsearch;

import java.util.Collection;

import org.jspecify.annotations.Nullable;
import org.springframework.data.elasticsearch.annotations.Document;
import org.springframework.data.elasticsearch.annotations.Dynamic;
import org.springframework.data.elasticsearch.annotations.Field;
import org.springframework.data.elasticsearch.annotations.FieldType;
import org.springframework.data.elasticsearch.annotations.Mapping;
import org.springframework.data.elasticsearch.annotations.WriteTypeHint;

/// A document as it lies in the index, and with it the index's mapping; what the fields mean stands at [Fields].
///
/// Each snippet has two, whatever there is of it: one for what is published and one for a newer draft. So both always
/// carry the sequence of the last state, and what is left of an older one is known by it. Where there is nothing to
/// find, all but the first five are absent.
@Document(indexName = "riffbook", createIndex = false, dynamic = Dynamic.STRICT, writeTypeHint = WriteTypeHint.FALSE)
record StoredDocument(@Field(type = FieldType.Keyword) String snippet,
        @Field(type = FieldType.Long, index = false) long sequence,
        @Field(type = FieldType.Integer) @Nullable Integer bucket,
        @Field(type = FieldType.Long, index = false) long check,
        @Field(type = FieldType.Integer, index = false) int counts,
        @Field(name = "found_as", type = FieldType.Keyword) @Nullable Collection<String> foundAs,
        @Field(type = FieldType.Object) @Nullable Facts facts,
        @Field(type = FieldType.Object) @Nullable Numbers evidence,
        @Field(type = FieldType.Object) @Nullable Words words,
        @Mapping(enabled = false) @Field(type = FieldType.Object) @Nullable Shown shown) {

    /// What a revision is filtered, counted and ordered by.
    record Facts(@Field(type = FieldType.Integer, index = false) int revision,
            @Field(name = "is_draft", type = FieldType.Boolean) boolean isDraft,
            @Field(type = FieldType.Keyword) String kind,
            @Field(type = FieldType.Keyword) @Nullable String deck,
            @Field(type = FieldType.Keyword) @Nullable String owner,
            @Field(type = FieldType.Keyword) String reach,
            @Field(name = "group", type = FieldType.Keyword) Collection<String> groups,
            @Field(name = "tag", type = FieldType.Keyword) Collection<String> tags,
            @Field(name = "tag_or_broader", type = FieldType.Keyword) Collection<String> tagsOrBroader,
            @Field(name = "is_for", type = FieldType.Keyword) Collection<String> isFor,
            @Field(name = "not_for", type = FieldType.Keyword) Collection<String> notFor,
            @Field(name = "changed_at", type = FieldType.Long) long changedAt,
            @Field(name = "verified_until", type = FieldType.Long) @Nullable Long verifiedUntil) {}

    /// What use, ratings and outcomes say.
    record Numbers(@Field(type = FieldType.Double, index = false) @Nullable Double applause,
            @Field(name = "applause_for_order", type = FieldType.Double, index = false) double applauseForOrder,
            @Field(type = FieldType.Long, index = false) long ratings,
            @Field(type = FieldType.Long, index = false) long uses,
            @Field(type = FieldType.Long, index = false) long wins,
            @Field(type = FieldType.Long, index = false) long impressions,
            @Field(type = FieldType.Double, index = false) @Nullable Double lift,
            @Field(name = "lift_error", type = FieldType.Double, index = false) @Nullable Double liftError,
            @Field(name = "lift_claimed", type = FieldType.Boolean, index = false) @Nullable Boolean liftClaimed) {}

    /// Texts as [io.riffbook.analysis.TextAnalysis#tokens] takes them apart. They are looked up, and never read again.
    record Words(@Field(type = FieldType.Text, analyzer = TOKENS, excludeFromSource = true) String title,
            @Field(name = "title_exact", type = FieldType.Text, analyzer = TOKENS, excludeFromSource = true) String titleExact,
            @Field(type = FieldType.Text, analyzer = TOKENS, excludeFromSource = true) String text,
            @Field(name = "text_exact", type = FieldType.Text, analyzer = TOKENS, excludeFromSource = true) String textExact,
            @Field(type = FieldType.Text, analyzer = TOKENS, excludeFromSource = true) String notes,
            @Field(name = "notes_exact", type = FieldType.Text, analyzer = TOKENS, excludeFromSource = true) String notesExact,
            @Field(type = FieldType.Text, analyzer = TOKENS, excludeFromSource = true) String labels,
            @Field(name = "labels_exact", type = FieldType.Text, analyzer = TOKENS, excludeFromSource = true) String labelsExact) {}

    /// Texts as they were, to be marked when they are shown.
    record Shown(String language, String title, String text, String notes) {}

    /// The analyzer that [Generations] defines.
    static final String TOKENS = "riffbook_tokens";
}
