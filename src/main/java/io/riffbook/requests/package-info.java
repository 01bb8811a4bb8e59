/// Riffs that somebody asks for: others vote, marketing accepts, answers or ships, and everybody who asked is told.
@NullMarked
@ApplicationModule(displayName = "Requests", allowedDependencies = {"web", "audit", "access", "inbox", "model",
        "analysis",
        "content", "deals"})
package io.riffbook.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
