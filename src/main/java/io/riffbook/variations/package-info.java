/// Riffs back: what people in the field make of a snippet, sent back to marketing, which adopts it with credit or says why not.
@NullMarked
@ApplicationModule(displayName = "Variations", allowedDependencies = {"web", "audit", "jobs", "access", "inbox",
        "model",
        "storage", "reading", "content"})
package io.riffbook.variations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
