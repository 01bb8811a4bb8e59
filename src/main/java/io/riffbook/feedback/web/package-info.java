/// Usages and ratings over the API, and the forms by which people record them.
@NullMarked
package io.riffbook.feedback.web;

import org.jspecify.annotations.NullMarked;
