/// A file in, passages out: untrusted decks are read in a worker process.
@NullMarked
@ApplicationModule(displayName = "Reading", allowedDependencies = {"home"})
package io.riffbook.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
