/// Who changed what, when, and from where: append-only.
@NullMarked
@ApplicationModule(displayName = "Audit", allowedDependencies = {"web"})
package io.riffbook.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
