package io.riffbook.search.web;

import io.riffbook.content.SnippetId;
import io.riffbook.content.Visibility;
import io.riffbook.model.Kind;
import io.riffbook.search.Highlight;
import io.riffbook.search.Highlight.Field;
import io.riffbook.search.Highlight.Part;
import io.riffbook.search.Reason;
import io.riffbook.search.Reason.Cause;
import io.riffbook.search.SearchPage.Hit;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.search.SnippetEvidence.WinLift;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// A hit as the page shows it. Every text is plain, and escaped by the template.
///
/// @param title the title, with the query's words marked
/// @param pieces where the query's words stand, or the beginning of the text
/// @param fit why it is for this moment or not, and whether the account knows it, for a glance
/// @param reasons all of them, with their points
record ResultCard(SnippetId id, Kind kind, String kindLabel, List<Part> title, List<List<Part>> pieces,
        Collection<String> tags,
        List<Reason> fit, List<Reason> reasons, @Nullable String evidence, boolean hasPreview, boolean isDraft,
        boolean isVerified, boolean isDemo, boolean isInternal) {

    static ResultCard of(Hit hit) {
        var card = hit.card();
        List<Part> title = pieces(hit, Field.TITLE).stream().findFirst().orElse(plain(card.title()));
        List<List<Part>> pieces = new ArrayList<>(pieces(hit, Field.TEXT));
        if (pieces.isEmpty()) {
            pieces.addAll(pieces(hit, Field.NOTES));
        }
        if (pieces.isEmpty()) {
            pieces.add(plain(card.excerpt()));
        }
        List<Reason> fit = hit.reasons().stream().filter(ResultCard::isFit).toList();
        return new ResultCard(card.id(), card.kind(), hit.kindLabel(), title, pieces, hit.tags().values(), fit,
                hit.reasons(),
                hit.evidence() == null ? null : said(hit.evidence()), card.hasPreview(), hit.isDraft(),
                card.isVerified() && !hit.isDraft(), card.isDemo(),
                card.visibility().reach() == Visibility.Reach.INTERNAL);
    }

    private static List<List<Part>> pieces(Hit hit, Field field) {
        return hit.highlights().stream().filter(highlight -> highlight.field() == field).map(Highlight::parts).toList();
    }

    private static List<Part> plain(String text) {
        return List.of(new Part(text, false));
    }

    private static boolean isFit(Reason reason) {
        return reason.cause() == Cause.FOR || reason.cause() == Cause.NOT_FOR || reason.cause() == Cause.SEEN
                || reason.cause() == Cause.USUAL_KIND;
    }

    private static String said(Evidence evidence) {
        List<String> said = new ArrayList<>();
        evidence.applause().ifPresent(mean -> said
                .add(String.format(Locale.ROOT, "Applause %.1f of 5 (%d)", mean, evidence.ratings())));
        said.add(evidence.uses() == 1 ? "used once" : "used " + evidence.uses() + " times");
        said.add(evidence.lift().map(ResultCard::said).orElse("not enough deals yet"));
        return String.join(" · ", said);
    }

    private static String said(WinLift lift) {
        return lift.isClaimed()
                ? String.format(Locale.ROOT, "win rate %+.0f points (± %.0f)", 100 * lift.value(),
                        100 * WinLift.STANDARD_ERRORS * lift.error())
                : "no clear difference in wins";
    }
}
