/// Decks, passages, snippets, revisions, lifecycle, lineage, and the marks of what must be indexed anew.
@NullMarked
@ApplicationModule(displayName = "Content", allowedDependencies = {"command", "web", "audit", "jobs", "access", "model",
        "analysis", "storage", "reading", "reading :: language"})
package io.riffbook.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
