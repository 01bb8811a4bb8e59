/// Open XML presentations as the parts they are made of: any slides of any decks into one, nothing lost, nothing else
/// taken along.
@NullMarked
package io.riffbook.reading.openxml;

import org.jspecify.annotations.NullMarked;
