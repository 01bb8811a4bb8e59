package io.riffbook.inbox.web;

import io.riffbook.access.Viewer;
import io.riffbook.inbox.NoticeId;
import io.riffbook.inbox.Notices;
import io.riffbook.inbox.ToldNotice;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// One's own inbox.
@RestController
@RequestMapping("/api/v1/inbox")
class InboxController {
    private static final int MOST = 100;

    private final Notices notices;

    InboxController(Notices notices) {
        this.notices = notices;
    }

    /// Notices, and how many are unread: 100 stands for that many or more.
    record InboxView(List<NoticeView> items, long total, int unread, @Nullable String nextCursor) {}

    record NoticeView(NoticeId id, String kind, String line, String link, Instant toldAt, boolean read) {
        static NoticeView of(ToldNotice notice) {
            return new NoticeView(notice.id(), notice.kind(), notice.line(), notice.link(), notice.toldAt(),
                    notice.isRead());
        }
    }

    /// Which were read: some, or one and all before it.
    record Read(@Nullable Set<NoticeId> noticeIds, @Nullable NoticeId upTo) {}

    /// @param mail whether to mail what one hasn't read
    /// @param mailIsSetUp whether this installation sends mail at all
    record InboxSettingsView(boolean mail, boolean mailIsSetUp) {}

    record InboxSettingsBody(@Nullable Boolean mail) {}

    @Operation(operationId = "listInbox", summary = "What one was told, the newest first, and how much of it is unread")
    @GetMapping
    InboxView list(@RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor, Viewer viewer) {
        Page<NoticeView> page = notices.list(viewer, unread, Cursor.decode(cursor), PageLimit.of(limit))
                .map(NoticeView::of);
        return new InboxView(page.items(), page.total(), notices.unread(viewer), page.nextCursor());
    }

    @Operation(operationId = "markInboxRead", summary = "Says that one has read some notices, or one and all that were told before it")
    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@RequestBody Read body, Viewer viewer) {
        if ((body.noticeIds() == null) == (body.upTo() == null)) {
            throw InvalidRequestException.at(new FieldFault("/noticeIds", "either this or upTo is required"));
        }
        if (body.upTo() != null) {
            notices.readUpTo(viewer, body.upTo());
        }
        if (body.noticeIds() != null) {
            if (body.noticeIds().size() > MOST) {
                throw InvalidRequestException.at(new FieldFault("/noticeIds", "must be at most " + MOST));
            }
            notices.read(viewer, body.noticeIds());
        }
    }

    @Operation(operationId = "getInboxSettings", summary = "Whether what one hasn't read is mailed")
    @GetMapping("/settings")
    InboxSettingsView settings(Viewer viewer) {
        return new InboxSettingsView(notices.wantsMail(viewer), notices.canMail());
    }

    @Operation(operationId = "putInboxSettings", summary = "Says whether to mail what one hasn't read", description = "Says all there is to say, so the last word stands: it takes no version, and may be sent again.")
    @PutMapping("/settings")
    InboxSettingsView change(@RequestBody InboxSettingsBody body, Viewer viewer) {
        if (body.mail() == null) {
            throw InvalidRequestException.at(new FieldFault("/mail", "is required"));
        }
        notices.wantMail(viewer, body.mail());
        return settings(viewer);
    }
}
