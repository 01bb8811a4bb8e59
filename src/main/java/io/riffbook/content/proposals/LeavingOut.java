package io.riffbook.content.proposals;

import io.riffbook.content.proposals.Sentence.Form;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells passages that nobody would play from those that say something.
final class LeavingOut {
    private static final int SHORT = 30;
    private static final int VERY_SHORT = 12;
    private static final int LONGEST_AGENDA = 80;
    private static final int LONGEST_DIVIDER = 6;
    private static final int SOME_NOTES = 25;
    private static final int SEVERAL = 3;
    /// Passages of a deck whose last one says goodbye.
    private static final int WHOLE_DECK = 8;

    private final PassageWords passage;
    private final String title;
    private final String body;
    private final List<Sentence> sentences;
    private final DeckOutline deck;
    private final int words;

    private LeavingOut(PassageWords passage, DeckOutline deck) {
        this.passage = passage;
        this.deck = deck;
        this.title = passage.heading();
        this.body = passage.body();
        this.sentences = Sentences.of(body);
        this.words = sentences.stream().mapToInt(each -> WordCount.of(each.text())).sum();
    }

    static Optional<LeftOut> of(PassageWords passage, DeckOutline deck) {
        return new LeavingOut(passage, deck).reason();
    }

    private Optional<LeftOut> reason() {
        if (words == 0 && passage.isUnnamed()) {
            return passage.notes().isBlank() ? Optional.of(LeftOut.EMPTY) : Optional.empty();
        }
        if (isAgenda()) {
            return Optional.of(LeftOut.AGENDA);
        }
        if (isLegal()) {
            return Optional.of(LeftOut.LEGAL);
        }
        if (isClosing()) {
            return Optional.of(LeftOut.CLOSING);
        }
        if (isHousekeeping()) {
            return Optional.of(LeftOut.HOUSEKEEPING);
        }
        if (words <= SHORT && (LeavingOutWords.UNFINISHED.matcher(title).find()
                || LeavingOutWords.UNFINISHED.matcher(body).find())) {
            return Optional.of(LeftOut.UNFINISHED);
        }
        if (passage.position() == 1 && words <= SHORT && isPlain()) {
            return Optional.of(LeftOut.TITLE_SLIDE);
        }
        return isDivider() ? Optional.of(LeftOut.DIVIDER) : Optional.empty();
    }

    private boolean isAgenda() {
        return LeavingOutWords.AGENDA.matcher(title).matches() || listsOthers()
                || (words <= LONGEST_AGENDA && distinct(LeavingOutWords.TIMED) >= SEVERAL);
    }

    /// Whether most of its items are titles of other passages.
    private boolean listsOthers() {
        List<String> items = sentences.stream()
                .filter(each -> each.form() == Form.ITEM || each.form() == Form.CELL)
                .map(each -> plain(each.text())).filter(text -> !text.isEmpty()).toList();
        if (items.size() < SEVERAL || deck.passages() < SEVERAL) {
            return false;
        }
        Set<String> titles = deck.titles().stream().map(LeavingOut::plain)
                .collect(Collectors.toCollection(HashSet::new));
        titles.remove(plain(passage.title()));
        long listed = items.stream().filter(titles::contains).count();
        return listed >= SEVERAL && 2 * listed > items.size();
    }

    private boolean isLegal() {
        long signs = distinct(LeavingOutWords.LEGAL);
        return signs >= SEVERAL || (LeavingOutWords.LEGAL_TITLE.matcher(title).find()
                && (signs >= 1 || WordCount.of(title) <= 4));
    }

    private boolean isClosing() {
        boolean tellsWhere = LeavingOutWords.REACHED_AT.matcher(body).find();
        if (LeavingOutWords.CLOSING.matcher(title).matches() && (words <= SHORT || tellsWhere)) {
            return true;
        }
        boolean isThanks = words == 0 && LeavingOutWords.THANKED.matcher(title).find();
        boolean isLast = deck.passages() >= WHOLE_DECK && passage.position() == deck.passages();
        return isThanks || (isLast && words <= VERY_SHORT && !says(title) && (words == 0 || tellsWhere));
    }

    private boolean isHousekeeping() {
        return (words <= LONGEST_AGENDA && LeavingOutWords.HOUSEKEEPING.matcher(title).matches())
                || (words <= SHORT && distinct(LeavingOutWords.ABOUT_THE_MEETING) >= 2);
    }

    private boolean isPlain() {
        return sentences.stream().allMatch(each -> each.form() == Form.PARAGRAPH || each.form() == Form.HEADING);
    }

    private boolean isDivider() {
        if (WordCount.of(passage.notes()) >= SOME_NOTES) {
            return false;
        }
        boolean isNamedSo = LeavingOutWords.DIVIDER.matcher(title).matches();
        boolean isShort = WordCount.of(title) <= LONGEST_DIVIDER;
        return words == 0 ? isNamedSo || (isShort && !says(title)) : words <= LONGEST_DIVIDER && isNamedSo;
    }

    /// Whether it is a statement, and not only the name of what follows.
    private static boolean says(String title) {
        return !LeavingOutWords.OPENS.matcher(title).matches() && LeavingOutWords.SAYS.matcher(title).find();
    }

    private long distinct(Pattern pattern) {
        return pattern.matcher(body).results().map(found -> found.group().toLowerCase(Locale.ROOT).strip()).distinct()
                .limit(SEVERAL).count();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
