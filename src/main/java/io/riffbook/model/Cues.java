package io.riffbook.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What speaks for a kind in a text that has no kind yet. A kind without cues is proposed only where none else fits.
///
/// @param title words and phrases that speak for it in a title
/// @param text words and phrases that speak for it anywhere
/// @param signs how much each speaks for it, from 1 to [#HEAVIEST], or against it, below zero
/// @param taxonomies how much it speaks for it that the text names a concept of these
public record Cues(List<String> title, List<String> text, Map<Sign, Integer> signs, Map<String, Integer> taxonomies) {
    public static final Cues NONE = new Cues(List.of(), List.of(), Map.of(), Map.of());
    public static final int HEAVIEST = 5;
    static final int MOST_PHRASES = 100;
    static final int LONGEST_PHRASE = 80;
    private static final int MOST_TAXONOMIES = 20;

    public Cues {
        title = List.copyOf(title);
        text = List.copyOf(text);
        Map<Sign, Integer> inOrder = new EnumMap<>(Sign.class);
        inOrder.putAll(signs);
        signs = Collections.unmodifiableMap(inOrder);
        taxonomies = Collections.unmodifiableMap(new LinkedHashMap<>(taxonomies));
    }

    /// Whether it says anything.
    public boolean isEmpty() {
        return equals(NONE);
    }

    static Cues read(SchemaNode node) {
        if (node.isAbsent()) {
            return NONE;
        }
        node.mustBeObjectOf(Set.of("title", "text", "signs", "taxonomies"));
        return new Cues(phrases(node.child("title")), phrases(node.child("text")), signs(node.child("signs")),
                taxonomies(node.child("taxonomies")));
    }

    private static List<String> phrases(SchemaNode node) {
        List<SchemaNode> phrases = node.elements();
        if (phrases.size() > MOST_PHRASES) {
            throw node.fault("must have at most " + MOST_PHRASES + " phrases");
        }
        for (SchemaNode phrase : phrases) {
            if (phrase.text().length() > LONGEST_PHRASE) {
                throw phrase.fault("must have at most " + LONGEST_PHRASE + " characters");
            }
        }
        return phrases.stream().map(SchemaNode::text).toList();
    }

    private static Map<Sign, Integer> signs(SchemaNode node) {
        Map<Sign, Integer> signs = new EnumMap<>(Sign.class);
        for (String name : names(node)) {
            Sign sign = Sign.of(name).orElseThrow(() -> node.child(name).fault("is no sign; known are "
                    + String.join(", ", List.of(Sign.values()).stream().map(Sign::word).toList())));
            int weight = node.child(name).wholeNumber(-HEAVIEST, HEAVIEST);
            if (weight == 0) {
                throw node.child(name).fault("must not be 0: leave it out");
            }
            signs.put(sign, weight);
        }
        return signs;
    }

    private static Map<String, Integer> taxonomies(SchemaNode node) {
        Map<String, Integer> taxonomies = new LinkedHashMap<>();
        for (String name : names(node)) {
            if (!ConceptId.isSlug(name) || taxonomies.size() == MOST_TAXONOMIES) {
                throw node.child(name).fault("must be the id of a taxonomy, one of at most " + MOST_TAXONOMIES);
            }
            taxonomies.put(name, node.child(name).wholeNumber(1, HEAVIEST));
        }
        return taxonomies;
    }

    private static List<String> names(SchemaNode node) {
        return node.isAbsent() ? List.of() : node.memberNames();
    }
}
