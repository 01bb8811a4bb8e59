/// The home folder: one place for the embedded database, index and objects, one lock, one running Riffbook.
@NullMarked
@ApplicationModule(displayName = "Home", allowedDependencies = {})
package io.riffbook.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
