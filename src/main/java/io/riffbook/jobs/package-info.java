/// Long work with progress, on db-scheduler.
@NullMarked
@ApplicationModule(displayName = "Jobs", allowedDependencies = {"web", "audit", "access"})
package io.riffbook.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
