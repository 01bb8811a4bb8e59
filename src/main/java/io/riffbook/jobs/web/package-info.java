/// Following jobs, by asking or by listening.
@NullMarked
package io.riffbook.jobs.web;

import org.jspecify.annotations.NullMarked;
