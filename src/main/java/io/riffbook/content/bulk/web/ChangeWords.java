package io.riffbook.content.bulk.web;

import io.riffbook.access.PersonId;
import io.riffbook.content.bulk.BulkChange;
import io.riffbook.content.bulk.Change;
import io.riffbook.content.web.PersonChoices;
import io.riffbook.model.ConceptId;
import io.riffbook.model.TaxonomySnapshot;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says in words what bulk changes did.
final class ChangeWords {
    private final TaxonomySnapshot taxonomies;
    private final Map<PersonId, String> names;

    private ChangeWords(TaxonomySnapshot taxonomies, Map<PersonId, String> names) {
        this.taxonomies = taxonomies;
        this.names = names;
    }

    /// Words for these bulk changes; all names are read at once.
    static ChangeWords of(Collection<BulkChange> bulks, TaxonomySnapshot taxonomies, PersonChoices people) {
        Set<PersonId> named = bulks.stream().flatMap(bulk -> Stream.of(bulk.by(),
                bulk.undo().flatMap(BulkChange.Undo::by), bulk.change().person().map(Change.Named::person)))
                .flatMap(Optional::stream).collect(Collectors.toSet());
        return new ChangeWords(taxonomies, people.names(named));
    }

    String of(Change change) {
        return switch (change) {
            case Change.AddTags add -> "Add " + tags(add.tags());
            case Change.RemoveTags remove -> "Take off " + tags(remove.tags());
            case Change.ReplaceTag replace ->
                "Replace " + quoted(replace.tag()) + " by " + quoted(replace.by());
            case Change.ChangeOwner owner -> "Give to " + name(Optional.of(owner.ownerId()));
            case Change.ChangeVerifier verifier -> "Verified by " + name(Optional.of(verifier.verifierId()));
            case Change.ReviewBy review -> "Look again by " + review.day();
            case Change.Retire _ -> "Retire";
        };
    }

    @Nullable
    String name(Optional<PersonId> person) {
        return person.map(names::get).orElse(null);
    }

    private String tags(Collection<ConceptId> tags) {
        return (tags.size() == 1 ? "the tag " : "the tags ")
                + tags.stream().map(this::quoted).collect(Collectors.joining(", "));
    }

    private String quoted(ConceptId tag) {
        return "“" + taxonomies.label(tag) + "”";
    }
}
