package io.riffbook.inbox.web;

import io.riffbook.access.Viewer;
import io.riffbook.inbox.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;

/// How much the signed-in person has not read, counted when the frame of a page asks for it.
public final class UnreadMark {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadMark.class);

    private final Notices notices;

    UnreadMark(Notices notices) {
        this.notices = notices;
    }

    /// As it stands on the page; empty when there is nothing.
    public String getText() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Viewer viewer)) {
            return "";
        }
        try {
            int unread = notices.unread(viewer);
            return switch (unread) {
                case 0 -> "";
                case Notices.MOST_COUNTED -> (Notices.MOST_COUNTED - 1) + "+";
                default -> Integer.toString(unread);
            };
        } catch (DataAccessException | TransactionException e) {
            // the page that tells of a broken database has to come out without it
            LOG.warn("Unread notices could not be counted: {}", e.getMessage());
            return "";
        }
    }
}
