package io.riffbook.inbox.web;

import io.riffbook.inbox.Notices;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Lets the frame of every page ask how much is unread. Whatever renders no frame asks nothing.
@ControllerAdvice
class InboxAdvice {
    private final Notices notices;

    InboxAdvice(Notices notices) {
        this.notices = notices;
    }

    @ModelAttribute
    void addUnread(Model model) {
        model.addAttribute("unreadNotices", new UnreadMark(notices));
    }
}
