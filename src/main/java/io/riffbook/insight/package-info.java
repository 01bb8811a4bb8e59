/// The one report that marketing and sales both read.
@NullMarked
@ApplicationModule(displayName = "Insight", allowedDependencies = {"web", "jobs", "access", "model", "content", "deals",
        "search", "feedback"})
package io.riffbook.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
