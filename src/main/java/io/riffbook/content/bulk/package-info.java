/// Changing many snippets at once, with a result for each, and an undo.
@NullMarked
@NamedInterface("bulk")
package io.riffbook.content.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
