package io.riffbook.content.proposals;

import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A passage of a labelled deck, and what a careful marketer would make of it.
record LabelledPassage(String deck, PassageWords words, Kind kind, boolean isLeftOut, Set<ConceptId> tags) {
    private static final Pattern NOTES = Pattern.compile("<!--(.*?)-->", Pattern.DOTALL);
    private static final Pattern TITLE = Pattern.compile("\\A\\s*#{1,6}\\s+(.*)");

    /// The passages of those decks, deck by deck, in order.
    static Map<String, List<LabelledPassage>> of(Predicate<String> decks) {
        Map<String, List<LabelledPassage>> all = new LinkedHashMap<>();
        Map<String, List<PassageWords>> texts = new LinkedHashMap<>();
        for (String line : read("labels.tsv").lines().skip(1).toList()) {
            List<String> cells = Arrays.asList(line.split("\t", -1));
            String deck = cells.getFirst();
            if (decks.test(deck)) {
                PassageWords words = texts.computeIfAbsent(deck, name -> passages(read(name)))
                        .get(Integer.parseInt(cells.get(1)) - 1);
                all.computeIfAbsent(deck, _ -> new ArrayList<>()).add(new LabelledPassage(deck, words,
                        new Kind(cells.get(2)), cells.get(3).equals("yes"), concepts(cells.get(4))));
            }
        }
        return all;
    }

    private static Set<ConceptId> concepts(String cell) {
        return Arrays.stream(cell.split(" ", -1)).filter(id -> !id.isBlank()).map(ConceptId::parse)
                .collect(Collectors.toSet());
    }

    private static List<PassageWords> passages(String deck) {
        List<PassageWords> passages = new ArrayList<>();
        for (String slide : deck.split("\n---+\n", -1)) {
            StringBuilder notes = new StringBuilder();
            String bare = NOTES.matcher(slide).replaceAll(found -> {
                notes.append(found.group(1).strip()).append('\n');
                return "";
            });
            Matcher title = TITLE.matcher(bare);
            boolean titled = title.find();
            passages.add(new PassageWords(passages.size() + 1, titled ? title.group(1).strip() : "",
                    (titled ? bare.substring(title.end()) : bare).strip(), notes.toString().strip()));
        }
        return passages;
    }

    private static String read(String name) {
        try (InputStream file = LabelledPassage.class.getResourceAsStream("/decks/labelled/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
