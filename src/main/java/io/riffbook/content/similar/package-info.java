/// How alike two texts are: signatures that can be compared, and looked up, without the texts.
@NullMarked
package io.riffbook.content.similar;

import org.jspecify.annotations.NullMarked;
