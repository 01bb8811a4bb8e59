/// PowerPoint presentations: their words and how their slides look.
@NullMarked
package io.riffbook.reading.slides;

import org.jspecify.annotations.NullMarked;
