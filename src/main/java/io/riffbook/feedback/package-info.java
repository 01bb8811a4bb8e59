/// The ledger: usage and ratings, as they happened.
@NullMarked
@ApplicationModule(displayName = "Feedback", allowedDependencies = {"web", "jobs", "access", "content", "deals",
        "search"})
package io.riffbook.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
