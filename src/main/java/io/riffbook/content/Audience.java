package io.riffbook.content;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.TaxonomySnapshot;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Whom a snippet is for and whom it is not for.
public record Audience(@JsonProperty("for") Set<ConceptId> isFor, Set<ConceptId> notFor) {
    public static final int MOST_CONCEPTS = 50;
    public static final Audience UNSAID = new Audience(Set.of(), Set.of());

    /// Sorts both sides, so that equal audiences look equal.
    ///
    /// @throws InvalidRequestException when a concept stands on both sides, or there are too many
    public Audience {
        isFor = Collections.unmodifiableSet(new TreeSet<>(isFor));
        notFor = Collections.unmodifiableSet(new TreeSet<>(notFor));
        if (isFor.size() > MOST_CONCEPTS || notFor.size() > MOST_CONCEPTS) {
            throw InvalidRequestException
                    .at(new FieldFault("/audience", "at most " + MOST_CONCEPTS + " concepts a side"));
        }
        if (!Collections.disjoint(isFor, notFor)) {
            throw InvalidRequestException
                    .at(new FieldFault("/audience/notFor", "a concept can't be both for and not for"));
        }
    }

    /// Whether it names nobody in particular: nobody at all, or every topmost concept of a taxonomy. What is for everyone is for
    /// no one.
    public boolean isForEveryone(TaxonomySnapshot taxonomies) {
        return isFor.isEmpty() || everyone(taxonomies).stream().anyMatch(isFor::containsAll);
    }

    /// Each set of concepts that together mean everyone: the topmost ones of a taxonomy.
    static List<List<ConceptId>> everyone(TaxonomySnapshot taxonomies) {
        return taxonomies.all().stream()
                .map(taxonomy -> taxonomy.concepts().stream().filter(concept -> concept.broader().isEmpty())
                        .map(Concept::id).toList())
                .filter(topmost -> topmost.size() > 1).toList();
    }
}
