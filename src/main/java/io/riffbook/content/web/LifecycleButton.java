package io.riffbook.content.web;

import static io.riffbook.content.LifecycleAction.APPROVE;
import static io.riffbook.content.LifecycleAction.PUBLISH;
import static io.riffbook.content.LifecycleAction.RESTORE;
import static io.riffbook.content.LifecycleAction.RETIRE;
import static io.riffbook.content.LifecycleAction.SEND_BACK;
import static io.riffbook.content.LifecycleAction.SUBMIT;

import io.riffbook.content.Lifecycle;
import io.riffbook.content.LifecycleAction;

import java.util.List;

/// A step of the lifecycle that a page offers.
///
/// @param isNext whether it is what usually comes next
/// @param needsComment whether somebody has to say why
public record LifecycleButton(String action, String label, boolean isNext, boolean needsComment) {

    /// What can be done with a snippet from where it stands.
    static List<LifecycleButton> from(Lifecycle lifecycle, boolean reviewRequired) {
        return switch (lifecycle) {
            case DRAFT -> reviewRequired
                    ? List.of(next(SUBMIT), other(RETIRE))
                    : List.of(next(PUBLISH), other(SUBMIT), other(RETIRE));
            case IN_REVIEW -> List.of(next(APPROVE), other(SEND_BACK), other(RETIRE));
            case APPROVED -> List.of(next(PUBLISH), other(SEND_BACK), other(RETIRE));
            case PUBLISHED -> List.of(other(RETIRE));
            case RETIRED -> List.of(other(RESTORE));
        };
    }

    private static LifecycleButton next(LifecycleAction action) {
        return new LifecycleButton(action.word(), label(action), true, action == SEND_BACK);
    }

    private static LifecycleButton other(LifecycleAction action) {
        return new LifecycleButton(action.word(), label(action), false, action == SEND_BACK);
    }

    private static String label(LifecycleAction action) {
        return switch (action) {
            case SUBMIT -> "Submit for review";
            case APPROVE -> "Approve";
            case SEND_BACK -> "Send back";
            case UNSCHEDULE -> "Don't publish by itself";
            case PUBLISH -> "Publish";
            case RETIRE -> "Retire";
            case RESTORE -> "Restore as a draft";
        };
    }
}
