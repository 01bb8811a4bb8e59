/// What people are told: their inboxes, and a mail now and then of what they haven't read.
@NullMarked
@ApplicationModule(displayName = "Inbox", allowedDependencies = {"web", "access"})
package io.riffbook.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
