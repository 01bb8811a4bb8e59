/// How the demo is shown where people sign in, and how it is taken away.
@NullMarked
package io.riffbook.demo.web;

import org.jspecify.annotations.NullMarked;
