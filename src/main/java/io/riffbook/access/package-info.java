/// People, groups, roles and API keys; who is asking (the Viewer), and what they may do.
@NullMarked
@ApplicationModule(displayName = "Access", allowedDependencies = {"web", "audit"})
package io.riffbook.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
