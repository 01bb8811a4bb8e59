package io.riffbook.search.elasticsearch;

import java.util.List;

/// The names of the index's fields, as [StoredDocument] lays them out. Whoever changes them moves
/// [#LAYOUT] on: an index of another layout counts as absent.
final class Fields {
    static final String LAYOUT = "2";

    /// The snippet's id, on both of its documents.
    static final String SNIPPET = "snippet";
    static final String SEQUENCE = "sequence";
    /// Where it counts in a comparison with the record; absent on what is gone for good.
    static final String BUCKET = "bucket";
    /// Of a snippet's two documents together what [io.riffbook.content.SnippetState#check] says, but only if both are of
    /// the same state.
    static final String CHECK = "check";
    /// 1 on one of a snippet's two documents, 0 on the other: the sum says how many snippets there are.
    static final String COUNTS = "counts";
    /// How a document may be found: as the published revision, as the newest one, or both; absent where there is nothing to
    /// find.
    static final String FOUND_AS = "found_as";
    static final String PUBLISHED = "published";
    static final String NEWEST = "newest";
    static final String REVISION = "facts.revision";
    static final String IS_DRAFT = "facts.is_draft";
    static final String KIND = "facts.kind";
    static final String DECK = "facts.deck";
    static final String OWNER = "facts.owner";
    static final String REACH = "facts.reach";
    /// The groups that may see it, or [#EVERYBODY].
    static final String GROUP = "facts.group";
    static final String EVERYBODY = "everybody";
    static final String TAG = "facts.tag";
    /// Tags with everything broader, for facets.
    static final String TAG_OR_BROADER = "facts.tag_or_broader";
    static final String IS_FOR = "facts.is_for";
    static final String NOT_FOR = "facts.not_for";
    /// In milliseconds.
    static final String CHANGED_AT = "facts.changed_at";
    /// The last day of a word that it is true, counted from 1970.
    static final String VERIFIED_UNTIL = "facts.verified_until";

    static final String APPLAUSE = "evidence.applause";
    static final String APPLAUSE_FOR_ORDER = "evidence.applause_for_order";
    static final String RATINGS = "evidence.ratings";
    static final String USES = "evidence.uses";
    static final String WINS = "evidence.wins";
    static final String IMPRESSIONS = "evidence.impressions";
    static final String LIFT = "evidence.lift";
    static final String LIFT_ERROR = "evidence.lift_error";
    static final String LIFT_CLAIMED = "evidence.lift_claimed";

    private static final String WORDS = "words.";
    private static final String EXACT = "_exact";
    static final List<String> SPELLED = List.of(exact("title"), exact("text"), exact("labels"));

    /// The texts as they were, for highlights.
    static final String SHOWN = "shown";

    /// What [Searching] needs of what it finds.
    static final List<String> OF_CANDIDATES = List.of(SNIPPET, REVISION, IS_DRAFT, KIND, TAG, IS_FOR, NOT_FOR,
            CHANGED_AT, VERIFIED_UNTIL, APPLAUSE, APPLAUSE_FOR_ORDER, RATINGS, USES, WINS, IMPRESSIONS, LIFT,
            LIFT_ERROR,
            LIFT_CLAIMED);

    private Fields() {}

    /// The stems of a text.
    static String stems(String place) {
        return WORDS + place;
    }

    /// The words of a text as they were written.
    static String exact(String place) {
        return WORDS + place + EXACT;
    }
}
