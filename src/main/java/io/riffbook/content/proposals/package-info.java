/// What a passage could become: its kind, its title, its tags with the words that led to them, or nothing, and why.
@NullMarked
package io.riffbook.content.proposals;

import org.jspecify.annotations.NullMarked;
