/// The worker process: finds out what a file is, opens it, and tells the server what is in it.
@NullMarked
@NamedInterface("worker")
package io.riffbook.reading.worker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
