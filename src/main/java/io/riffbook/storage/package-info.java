/// Object storage: files and packages, written once, found by keys that the server makes.
@NullMarked
@ApplicationModule(displayName = "Storage", allowedDependencies = {"home"})
package io.riffbook.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
