/// A company that doesn't exist, with a year of selling, so that Riffbook can be tried before anything of one's own is in it.
@NullMarked
@ApplicationModule(displayName = "Demo", allowedDependencies = {"web", "audit", "jobs", "access", "model", "storage",
        "content", "deals", "feedback"})
package io.riffbook.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
