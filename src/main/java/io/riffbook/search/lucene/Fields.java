package io.riffbook.search.lucene;

import java.util.List;
import java.util.Map;

/// The layout of the index. Whoever changes it moves [#LAYOUT] on, and every index of another layout is made anew.
final class Fields {
    static final String LAYOUT = "6";

    /// The snippet's id, on all of its documents.
    static final String SNIPPET = "snippet";
    /// Its two halves: they sort as the id does, and are read faster.
    static final String ID_HIGH = "id_high";
    static final String ID_LOW = "id_low";
    /// What ranking needs of a document: see [StoredCandidate].
    static final String CANDIDATE = "candidate";
    static final String SEQUENCE = "sequence";
    /// How a document may be found: as the published revision, as the newest one, or both; a gone snippet's has
    /// neither.
    static final String FOUND_AS = "found_as";
    static final String PUBLISHED = "published";
    static final String NEWEST = "newest";
    static final String KIND = "kind";
    static final String DECK = "deck";
    static final String REACH = "reach";
    /// The groups that may see it, or [#EVERYBODY].
    static final String GROUP = "group";
    static final String EVERYBODY = "everybody";
    static final String TAG = "tag";
    /// Tags with everything broader, for facets.
    static final String TAG_OR_BROADER = "tag_or_broader";
    static final String IS_FOR = "is_for";
    static final String NOT_FOR = "not_for";
    static final String CHANGED_AT = "changed_at";
    static final String OWNER = "owner";
    /// The last day of a word that it is true, counted from 1970.
    static final String VERIFIED_UNTIL = "verified_until";

    /// Of a snippet's first document: where it counts in a comparison with the record, and as what.
    static final String BUCKET = "bucket";
    static final String CHECK = "check";

    static final String APPLAUSE_FOR_ORDER = "applause_for_order";
    static final String WINS = "wins";

    /// What words are marked in: see [StoredText].
    static final String SHOWN = "shown";
    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String NOTES = "notes";
    static final String LABELS = "labels";
    private static final String EXACT = "_exact";

    private Fields() {}

    /// The field with the same text in its exact words.
    static String exact(String field) {
        return field + EXACT;
    }
}
