/// Who changed what, and when: append-only.
@NullMarked
@ApplicationModule(displayName = "Audit", allowedDependencies = {"web"})
package io.riffbook.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
