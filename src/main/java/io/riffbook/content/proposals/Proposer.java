package io.riffbook.content.proposals;

import io.riffbook.analysis.Labels;
import io.riffbook.content.proposals.KindChoice.Choice;
import io.riffbook.content.proposals.Proposal.ProposedTag;
import io.riffbook.content.proposals.Tagging.Named;
import io.riffbook.model.ConceptId;
import io.riffbook.model.ContentType;
import io.riffbook.model.Kind;
import io.riffbook.model.Sign;
import io.riffbook.model.TaxonomySnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Proposes what passages could become. Immutable, and the same for the same words, taxonomies and content types:
/// made anew when a taxonomy changes.
public final class Proposer {
    /// Moves on with every change that can make another proposal, so that what is measured can be told apart.
    public static final int VERSION = 2;
    private static final int LONGEST_TITLE = 200;

    private final Tagging tagging;
    private final KindChoice kinds;
    private final long taxonomies;

    /// @param offered the types that a new snippet can have; at least one
    public Proposer(TaxonomySnapshot taxonomies, List<ContentType> offered) {
        this.tagging = new Tagging(taxonomies, Labels.of(taxonomies.all().stream()
                .flatMap(taxonomy -> taxonomy.concepts().stream()).toList()));
        this.kinds = new KindChoice(offered);
        this.taxonomies = taxonomies.version();
    }

    /// The version of the taxonomies that it knows.
    public long taxonomies() {
        return taxonomies;
    }

    /// What a passage becomes when nothing speaks for another kind.
    public Kind usualKind() {
        return kinds.usual().kind();
    }

    /// What a deck is about as a whole; of each passage the beginning is looked at.
    ///
    /// @param passages of one revision, in order
    public DeckOutline outline(Iterable<PassageWords> passages) {
        List<String> titles = new ArrayList<>();
        Map<ConceptId, Integer> named = new HashMap<>();
        Set<String> ownNames = new HashSet<>();
        for (PassageWords passage : passages) {
            titles.add(passage.title());
            ownNames.addAll(tagging.ownNames().namedIn(passage.title() + "\n" + passage.beginning().body()));
            TreeSet<ConceptId> here = new TreeSet<>();
            tagging.named(passage.beginning(), Set.of())
                    .forEach(each -> here.addAll(each.mention().concepts()));
            here.forEach(concept -> named.merge(concept, 1, Integer::sum));
        }
        return new DeckOutline(titles, named, ownNames);
    }

    /// What the passage could become.
    public Proposal propose(PassageWords passage, DeckOutline deck) {
        Optional<LeftOut> leftOut = LeavingOut.of(passage, deck);
        Set<Sign> signs = Signs.of(passage);
        List<Named> named = tagging.named(passage, signs);
        List<ProposedTag> tags = leftOut.isPresent()
                ? List.of()
                : tagging.tags(named, signs, deck);
        Choice choice = leftOut.isPresent() ? kinds.usual() : kinds.of(passage, signs, named, tags);
        return new Proposal(choice.kind(), choice.because(), title(passage), tags, leftOut);
    }

    /// The passage's own, or else the first words of what it says.
    private static String title(PassageWords passage) {
        String title = passage.title().strip();
        if (passage.isUnnamed()) {
            title = Sentences.of(passage.body()).stream().map(each -> each.text().replaceAll("[*_`\\s]+", " ").strip())
                    .filter(text -> !text.isEmpty()).findFirst().orElse(title);
        }
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }
}
