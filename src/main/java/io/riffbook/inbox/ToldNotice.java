package io.riffbook.inbox;

import java.time.Instant;

/// A notice in somebody's inbox.
///
/// @param isRead whether its person has marked it as read
public record ToldNotice(NoticeId id, String kind, String line, String link, Instant toldAt, boolean isRead) {}
