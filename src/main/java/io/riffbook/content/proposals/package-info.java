/// What a passage could become: its kind, its title, its tags with the words that led to them, or that it is better left out.
@NullMarked
package io.riffbook.content.proposals;

import org.jspecify.annotations.NullMarked;
