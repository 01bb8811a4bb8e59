package io.riffbook.content.web;

import static io.riffbook.content.LifecycleAction.APPROVE;
import static io.riffbook.content.LifecycleAction.PUBLISH;
import static io.riffbook.content.LifecycleAction.RESTORE;
import static io.riffbook.content.LifecycleAction.RETIRE;
import static io.riffbook.content.LifecycleAction.SEND_BACK;
import static io.riffbook.content.LifecycleAction.SUBMIT;
import static io.riffbook.content.LifecycleAction.UNSCHEDULE;

import io.riffbook.content.LifecycleAction;
import io.riffbook.content.Snippet;

import java.util.ArrayList;
import java.util.List;

/// A step of the lifecycle that a page offers.
///
/// @param isNext whether it is what usually comes next
/// @param needsComment whether somebody has to say why
/// @param takesComment whether there is something to say with it, as in a review
/// @param takesTime whether it can be planned
public record LifecycleButton(String action, String label, boolean isNext, boolean needsComment, boolean takesComment,
        boolean takesTime) {

    /// What can be done with a snippet from where it stands.
    static List<LifecycleButton> from(Snippet snippet, boolean reviewRequired) {
        List<LifecycleButton> buttons = new ArrayList<>();
        if (snippet.publishAt().isPresent()) {
            buttons.add(other(UNSCHEDULE));
        }
        buttons.addAll(switch (snippet.lifecycle()) {
            case DRAFT -> reviewRequired
                    ? List.of(next(SUBMIT), other(RETIRE))
                    : List.of(next(PUBLISH), other(SUBMIT), other(RETIRE));
            case IN_REVIEW -> List.of(next(APPROVE), other(SEND_BACK), other(RETIRE));
            case APPROVED -> List.of(next(PUBLISH), other(SEND_BACK), other(RETIRE));
            case PUBLISHED -> List.of(other(RETIRE));
            case RETIRED -> List.of(other(RESTORE));
        });
        return buttons;
    }

    private static LifecycleButton next(LifecycleAction action) {
        return button(action, true);
    }

    private static LifecycleButton other(LifecycleAction action) {
        return button(action, false);
    }

    private static LifecycleButton button(LifecycleAction action, boolean isNext) {
        boolean isReview = action == APPROVE || action == SEND_BACK;
        return new LifecycleButton(action.word(), label(action), isNext, action == SEND_BACK, isReview,
                action == PUBLISH);
    }

    private static String label(LifecycleAction action) {
        return switch (action) {
            case SUBMIT -> "Submit for review";
            case APPROVE -> "Approve";
            case SEND_BACK -> "Send back";
            case UNSCHEDULE -> "Don’t publish by itself";
            case PUBLISH -> "Publish";
            case RETIRE -> "Retire";
            case RESTORE -> "Restore as a draft";
        };
    }
}
