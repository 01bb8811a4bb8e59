/// What an operator does with Riffbook from a terminal, beside running it.
@NullMarked
@ApplicationModule(displayName = "Command", allowedDependencies = {"audit"})
package io.riffbook.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
