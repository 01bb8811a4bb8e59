package io.riffbook.content;

import io.riffbook.content.AlignedPassages.Line;
import io.riffbook.content.AlignedPassages.Waiting;
import io.riffbook.content.align.Alignment;
import io.riffbook.content.align.Alignment.Entry;
import io.riffbook.content.align.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lines every revision of a deck up with the one before it. It is worked out before the transaction that keeps it.
@Component
class DeckAlignments {
    /// Of a whole deck only so many passages are aligned at once: what is left is made up for by and by.
    private static final int MOST_AT_ONCE = 10_000;
    private static final int BATCH = 50;
    private static final Logger LOG = LoggerFactory.getLogger(DeckAlignments.class);

    private final AlignedPassages table;
    private final DeckTable decks;
    private final TransactionTemplate transaction;

    DeckAlignments(AlignedPassages table, DeckTable decks, TransactionTemplate transaction) {
        this.table = table;
        this.decks = decks;
        this.transaction = transaction;
    }

    /// How one revision lines up with the one before it; not kept yet.
    record Aligned(DeckId deck, int number, List<Line> lines) {
        Aligned {
            lines = List.copyOf(lines);
        }
    }

    /// Aligns the passages of a revision that is about to be kept with the revision that it follows, which is aligned first if it
    /// wasn't.
    ///
    /// @param follows 0 for the first revision
    Aligned following(DeckId deck, int follows, int number, List<Passage> passages) {
        if (follows > 0) {
            makeUp(deck);
        }
        return aligned(deck, number, passages(deck, follows), passages);
    }

    /// Aligns the revisions of a deck that is about to be kept as a whole, as far as that goes at once.
    List<Aligned> of(WholeDeck deck) {
        List<Aligned> done = new ArrayList<>();
        List<Passage> before = List.of();
        int passages = 0;
        for (WholeDeck.Revision revision : deck.revisions()) {
            passages += revision.passages().size();
            if (passages > MOST_AT_ONCE) {
                break;
            }
            done.add(aligned(deck.id(), revision.revision().number(), before, revision.passages()));
            before = revision.passages();
        }
        return done;
    }

    private static Aligned aligned(DeckId deck, int number, List<Passage> before, List<Passage> after) {
        Alignment alignment = Alignment.of(before.stream().map(DeckAlignments::wording).toList(),
                after.stream().map(DeckAlignments::wording).toList());
        List<Line> lines = new ArrayList<>();
        for (Entry entry : alignment.entries()) {
            if (entry.after().isPresent()) {
                Optional<PassageId> counterpart = entry.before().isPresent()
                        ? Optional.of(before.get(entry.before().getAsInt()).id())
                        : Optional.empty();
                lines.add(new Line(after.get(entry.after().getAsInt()).id(), counterpart, entry.moved()));
            }
        }
        return new Aligned(deck, number, lines);
    }

    /// A slide that says nothing is named after its position: that is no title of its own.
    private static Wording wording(Passage passage) {
        boolean isUnnamed = passage.title().equals("Slide " + passage.position());
        return new Wording(isUnnamed ? "" : passage.title(), passage.body(), passage.notes(),
                passage.contentHash().hex());
    }

    /// Keeps it, in the transaction that keeps the revision.
    void keep(Aligned aligned) {
        table.keep(aligned.deck(), aligned.number(), aligned.lines());
    }

    /// Aligns those of a deck's revisions that aren't.
    void makeUp(DeckId deck) {
        table.notAligned(deck).forEach(this::align);
    }

    private void align(Waiting waiting) {
        DeckId deck = new DeckId(waiting.deck());
        List<Passage> before = table.before(deck, waiting.number()).map(number -> passages(deck, number))
                .orElseGet(List::of);
        Aligned aligned = aligned(deck, waiting.number(), before, passages(deck, waiting.number()));
        transaction.executeWithoutResult(_ -> keep(aligned));
    }

    private List<Passage> passages(DeckId deck, int revision) {
        return revision == 0 ? List.of() : decks.passages(deck, revision, 0, Alignment.MOST);
    }

    /// Makes up for revisions from before there were alignments, or that came in by other ways than a file. Several nodes may do it
    /// at once.
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1H")
    void fill() {
        int filled = 0;
        Waiting last = Waiting.FIRST;
        for (List<Waiting> batch = table.notAligned(last, BATCH); !batch.isEmpty(); batch = table.notAligned(last,
                BATCH)) {
            batch.forEach(this::align);
            filled += batch.size();
            last = batch.getLast();
        }
        if (filled > 0) {
            LOG.info("{} revisions of decks are now aligned with those before them", filled);
        }
    }
}
