package io.riffbook.search.lucene;

import io.riffbook.analysis.Wording;
import io.riffbook.analysis.Wording.Alternative;
import io.riffbook.analysis.Wording.Clause;
import io.riffbook.search.Weights;
import io.riffbook.search.Weights.Place;
import io.riffbook.search.lucene.Asked.Need;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// Says words in Lucene's queries, for one state of the index. Most of the stems, joined words and synonyms that are
/// looked up stand nowhere in it: each term is looked up once, and what is not there is left out.
final class WordQueries {
    private final IndexSearcher searcher;
    private final List<Place> searched;
    private final Map<Term, Optional<TermStates>> looked = new HashMap<>();

    WordQueries(IndexSearcher searcher, List<Place> searched) {
        this.searcher = searcher;
        this.searched = searched;
    }

    List<Asked.Clause> of(Wording wording) throws IOException {
        List<Asked.Clause> clauses = new ArrayList<>();
        for (Clause clause : wording.clauses()) {
            clauses.add(new Asked.Clause(switch (clause.need()) {
                case WANTED -> Need.WANTED;
                case REQUIRED -> Need.REQUIRED;
                case EXCLUDED -> Need.EXCLUDED;
            }, places(clause)));
        }
        return clauses;
    }

    private List<Query> places(Clause clause) throws IOException {
        List<Query> places = new ArrayList<>();
        int written = clause.alternatives().getFirst().words().size();
        for (Alternative alternative : clause.alternatives()) {
            float meant = Weights.of(alternative, written);
            for (Place place : searched) {
                words(place.field(), alternative)
                        .ifPresent(query -> places.add(new BoostQuery(query, place.weight() * meant)));
            }
        }
        return places;
    }

    private Optional<Query> words(String field, Alternative alternative) throws IOException {
        return switch (alternative.form()) {
            case STEM -> phrase(field, alternative.terms());
            case AS_WRITTEN -> phrase(Fields.exact(field), alternative.terms());
            case PREFIX -> Optional.of(new BoostQuery(new ConstantScoreQuery(
                    new PrefixQuery(new Term(Fields.exact(field), alternative.terms().getFirst()))),
                    Weights.UNFINISHED));
        };
    }

    private Optional<Query> phrase(String field, List<String> words) throws IOException {
        for (String word : words) {
            if (states(new Term(field, word)).isEmpty()) {
                return Optional.empty();
            }
        }
        if (words.size() > 1) {
            return Optional.of(new PhraseQuery(field, words.toArray(String[]::new)));
        }
        Term term = new Term(field, words.getFirst());
        return states(term).map(states -> new TermQuery(term, states));
    }

    /// Where the term stands, if anywhere.
    private Optional<TermStates> states(Term term) throws IOException {
        Optional<TermStates> known = looked.get(term);
        if (known == null) {
            TermStates states = TermStates.build(searcher, term, true);
            known = states.docFreq() == 0 ? Optional.empty() : Optional.of(states);
            looked.put(term, known);
        }
        return known;
    }
}
