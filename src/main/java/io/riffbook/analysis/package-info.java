/// The one definition of text analysis, shared by every index and every comparison of words.
@NullMarked
@ApplicationModule(displayName = "Analysis", allowedDependencies = {"model"})
package io.riffbook.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
