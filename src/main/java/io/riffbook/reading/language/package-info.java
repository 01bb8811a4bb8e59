/// Tells in which language something is written.
@NullMarked
@NamedInterface("language")
package io.riffbook.reading.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
