/// What every edge shares: problem details, paging, preconditions, idempotency, the page shell.
@NullMarked
@ApplicationModule(displayName = "Web", allowedDependencies = {})
package io.riffbook.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
