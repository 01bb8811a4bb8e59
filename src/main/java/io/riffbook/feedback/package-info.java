/// The ledger: what was opened, copied, downloaded, used and rated, as it happened.
@NullMarked
@ApplicationModule(displayName = "Feedback", allowedDependencies = {"web", "jobs", "access", "content", "deals",
        "search"})
package io.riffbook.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
