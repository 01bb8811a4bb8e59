/// Keeps objects as files in a folder of this machine.
@NullMarked
package io.riffbook.storage.filesystem;

import org.jspecify.annotations.NullMarked;
