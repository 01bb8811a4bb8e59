/// Inboxes over the API, as a page, and as a number in the frame of every page.
@NullMarked
package io.riffbook.inbox.web;

import org.jspecify.annotations.NullMarked;
