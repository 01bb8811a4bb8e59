package io.riffbook.content.proposals;

import io.riffbook.analysis.Phrases;
import io.riffbook.content.proposals.Proposal.ProposedTag;
import io.riffbook.content.proposals.Tagging.Named;
import io.riffbook.model.ContentType;
import io.riffbook.model.Cues;
import io.riffbook.model.Kind;
import io.riffbook.model.Sign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Chooses the kind for which most speaks, by the cues that the content model gives for each.
final class KindChoice {
    private static final String PLAIN = "slide";
    /// What a kind needs to be proposed.
    private static final int LEAST = 4;
    private static final int IN_TITLE = 4;
    private static final int IN_TEXT = 2;
    private static final int IN_NOTES = 1;
    private static final int MOST_IN_TITLE = 2;
    private static final int MOST_IN_TEXT = 3;
    private static final int MOST_IN_NOTES = 2;

    private final Map<Kind, Cues> kinds = new LinkedHashMap<>();
    private final Phrases<Kind> inTitle;
    private final Phrases<Kind> inText;
    private final Kind usual;

    /// @param offered the types that a new snippet can have; at least one
    KindChoice(List<ContentType> offered) {
        offered.forEach(type -> kinds.put(type.kind(), type.cues()));
        this.inTitle = Phrases.of(by(offered, Cues::title));
        this.inText = Phrases.of(by(offered, Cues::text));
        this.usual = offered.stream().map(ContentType::kind).filter(kind -> kind.name().equals(PLAIN)).findFirst()
                .or(() -> offered.stream().filter(type -> type.cues().isEmpty()).map(ContentType::kind).findFirst())
                .orElseGet(() -> offered.getFirst().kind());
    }

    private static Map<Kind, List<String>> by(List<ContentType> types, Function<Cues, List<String>> phrases) {
        return types.stream().collect(Collectors.toMap(ContentType::kind, type -> phrases.apply(type.cues())));
    }

    /// @param because what speaks for it
    record Choice(Kind kind, List<String> because) {}

    /// What a passage becomes when nothing speaks for another kind.
    Choice usual() {
        return new Choice(usual, List.of());
    }

    /// The kind with the most that speaks for it; of two with the same, the first of the content model.
    Choice of(PassageWords passage, Set<Sign> signs, List<Named> named, List<ProposedTag> tags) {
        Map<Kind, List<String>> titleCues = found(inTitle, List.of(Sentence.ofTitle(passage.heading())));
        Map<Kind, List<String>> textCues = found(inText, Sentences.of(passage.title() + "\n\n" + passage.body()));
        Map<Kind, List<String>> notesCues = found(inText, Sentences.of(passage.notes()));
        Choice best = usual();
        int most = LEAST - 1;
        for (Map.Entry<Kind, Cues> each : kinds.entrySet()) {
            Kind kind = each.getKey();
            Tally tally = new Tally();
            tally.phrases(titleCues.getOrDefault(kind, List.of()), IN_TITLE, MOST_IN_TITLE);
            tally.phrases(textCues.getOrDefault(kind, List.of()), IN_TEXT, MOST_IN_TEXT);
            tally.phrases(notesCues.getOrDefault(kind, List.of()), IN_NOTES, MOST_IN_NOTES);
            each.getValue().signs().forEach((sign, weight) -> tally.sign(sign, weight, signs));
            each.getValue().taxonomies().forEach((taxonomy, weight) -> tally.taxonomy(taxonomy, weight, named, tags));
            if (tally.sum > most) {
                most = tally.sum;
                best = new Choice(kind, List.copyOf(tally.because));
            }
        }
        return best;
    }

    private static Map<Kind, List<String>> found(Phrases<Kind> phrases, List<Sentence> sentences) {
        Map<Kind, List<String>> found = new LinkedHashMap<>();
        for (Sentence sentence : sentences) {
            phrases.in(sentence.text()).forEach(each -> each.things().forEach(kind -> {
                List<String> words = found.computeIfAbsent(kind, _ -> new ArrayList<>());
                String written = sentence.text().substring(each.start(), each.end());
                if (words.stream().noneMatch(written::equalsIgnoreCase)) {
                    words.add(written);
                }
            }));
        }
        return found;
    }

    private static final class Tally {
        private int sum;
        private final Set<String> because = new LinkedHashSet<>();

        void phrases(List<String> words, int weight, int most) {
            sum += weight * Math.min(most, words.size());
            words.stream().limit(most).forEach(each -> because.add("“" + each.strip() + "”"));
        }

        void sign(Sign sign, int weight, Set<Sign> signs) {
            if (signs.contains(sign)) {
                sum += weight;
                if (weight > 0) {
                    because.add(sign.meaning());
                }
            }
        }

        void taxonomy(String taxonomy, int weight, List<Named> named, List<ProposedTag> tags) {
            List<Named> inTitle = named.stream().filter(each -> each.part() == Part.TITLE
                    && each.mention().concepts().stream().anyMatch(id -> id.taxonomy().equals(taxonomy))).toList();
            if (!inTitle.isEmpty()) {
                sum += weight;
                because.add("“" + inTitle.getFirst().mention().words() + "”");
            } else if (tags.stream().anyMatch(tag -> tag.concept().taxonomy().equals(taxonomy))) {
                sum += (weight + 1) / 2;
                because.add(taxonomy.replace('-', ' '));
            }
        }
    }
}
