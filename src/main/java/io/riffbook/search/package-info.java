/// Finding the riff for this moment: the SnippetIndex port, query, ranking, indexing.
@NullMarked
@ApplicationModule(displayName = "Search", allowedDependencies = {"web", "audit", "jobs", "access", "inbox", "model",
        "analysis",
        "content", "content :: bulk", "deals", "home"})
package io.riffbook.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
