/// People, groups and keys over the API, and the pages for signing in and choosing a password.
@NullMarked
package io.riffbook.access.web;

import org.jspecify.annotations.NullMarked;
