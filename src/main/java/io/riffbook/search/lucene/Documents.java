package io.riffbook.search.lucene;

import static java.util.stream.Collectors.joining;

import io.riffbook.access.GroupId;
import io.riffbook.analysis.Language;
import io.riffbook.analysis.TextAnalysis;
import io.riffbook.content.SnippetDocument;
import io.riffbook.content.SnippetId;
import io.riffbook.content.SnippetState;
import io.riffbook.content.Visibility;
import io.riffbook.model.ConceptId;
import io.riffbook.search.IndexedSnippet;
import io.riffbook.search.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/// Writes a snippet's state as Lucene documents.
final class Documents {
    private Documents() {}

    static Term key(SnippetId id) {
        return new Term(Fields.SNIPPET, bytes(id.value()));
    }

    /// At least one document, so that a gone snippet's sequence is not forgotten.
    static List<Document> of(IndexedSnippet snippet, Vocabulary vocabulary) {
        SnippetState state = snippet.state();
        List<Document> documents = new ArrayList<>();
        boolean hasDraft = state.documents().stream().anyMatch(SnippetDocument::isDraft);
        for (SnippetDocument each : state.documents()) {
            Document document = keyed(state);
            addFacts(document, each, !hasDraft || each.isDraft());
            document.add(new BinaryDocValuesField(Fields.CANDIDATE,
                    StoredCandidate.written(each, snippet.evidence())));
            document.add(new DoubleDocValuesField(Fields.APPLAUSE_FOR_ORDER, snippet.evidence().applauseForOrder()));
            document.add(new NumericDocValuesField(Fields.WINS, snippet.evidence().wins()));
            addConcepts(document, each, vocabulary);
            addText(document, each, vocabulary);
            documents.add(document);
        }
        if (documents.isEmpty()) {
            documents.add(keyed(state));
        }
        addBucket(documents.getFirst(), state);
        return documents;
    }

    private static Document keyed(SnippetState state) {
        Document document = new Document();
        BytesRef id = bytes(state.id().value());
        document.add(new StringField(Fields.SNIPPET, id, Field.Store.NO));
        document.add(new NumericDocValuesField(Fields.ID_HIGH, state.id().value().getMostSignificantBits()));
        document.add(new NumericDocValuesField(Fields.ID_LOW, state.id().value().getLeastSignificantBits()));
        document.add(new NumericDocValuesField(Fields.SEQUENCE, state.sequence()));
        return document;
    }

    /// What is gone for good is in no bucket.
    private static void addBucket(Document document, SnippetState state) {
        if (state.sequence() < Long.MAX_VALUE) {
            document.add(new IntPoint(Fields.BUCKET, state.bucket()));
            document.add(new NumericDocValuesField(Fields.BUCKET, state.bucket()));
            document.add(new NumericDocValuesField(Fields.CHECK, state.check()));
        }
    }

    private static void addFacts(Document document, SnippetDocument facts, boolean isNewest) {
        if (!facts.isDraft()) {
            document.add(term(Fields.FOUND_AS, Fields.PUBLISHED));
        }
        if (isNewest) {
            document.add(term(Fields.FOUND_AS, Fields.NEWEST));
        }
        addNumber(document, Fields.CHANGED_AT, facts.changedAt().toEpochMilli());
        facts.verifiedUntil().ifPresent(day -> addNumber(document, Fields.VERIFIED_UNTIL, day.toEpochDay()));
        facts.owner().ifPresent(owner -> document.add(term(Fields.OWNER, owner.toString())));
        document.add(new KeywordField(Fields.KIND, facts.kind().name(), Field.Store.NO));
        facts.deck().ifPresent(
                deck -> document.add(new KeywordField(Fields.DECK, deck.toString(), Field.Store.NO)));
        addVisibility(document, facts.visibility());
    }

    private static void addVisibility(Document document, Visibility visibility) {
        document.add(term(Fields.REACH, visibility.reach().word()));
        for (GroupId group : visibility.groups()) {
            document.add(term(Fields.GROUP, group.toString()));
        }
        if (visibility.groups().isEmpty()) {
            document.add(term(Fields.GROUP, Fields.EVERYBODY));
        }
    }

    /// To be compared and sorted by.
    private static void addNumber(Document document, String field, long value) {
        document.add(new LongPoint(field, value));
        document.add(new NumericDocValuesField(field, value));
    }

    private static void addConcepts(Document document, SnippetDocument facts, Vocabulary vocabulary) {
        addAll(document, Fields.TAG, facts.tags());
        addAll(document, Fields.IS_FOR, facts.audience().isFor());
        addAll(document, Fields.NOT_FOR, facts.audience().notFor());
        for (ConceptId concept : vocabulary.broaderOrSelf(facts.tags())) {
            document.add(new SortedSetDocValuesField(Fields.TAG_OR_BROADER, new BytesRef(concept.toString())));
        }
    }

    private static void addAll(Document document, String field, Set<ConceptId> concepts) {
        concepts.forEach(concept -> document.add(term(field, concept.toString())));
    }

    private static void addText(Document document, SnippetDocument facts, Vocabulary vocabulary) {
        Language language = Language.of(facts.language());
        document.add(new BinaryDocValuesField(Fields.SHOWN, StoredText.written(facts)));
        addWords(document, Fields.TITLE, language, facts.title());
        addWords(document, Fields.TEXT, language, facts.text());
        addWords(document, Fields.NOTES, language, facts.notes());
        // labels are the taxonomy's, whatever the snippet's language is; queries always have English stems
        addWords(document, Fields.LABELS, Language.ENGLISH, labels(facts.tags(), vocabulary));
    }

    private static void addWords(Document document, String field, Language language, String text) {
        TextAnalysis.Streams words = TextAnalysis.streams(language, text);
        document.add(new TextField(field, words.stems()));
        document.add(new TextField(Fields.exact(field), words.exact()));
    }

    private static String labels(Collection<ConceptId> tags, Vocabulary vocabulary) {
        return tags.stream().map(vocabulary::label).collect(joining(". "));
    }

    private static StringField term(String field, String value) {
        return new StringField(field, value, Field.Store.NO);
    }

    static BytesRef bytes(UUID id) {
        return new BytesRef(id.toString());
    }
}
