/// Opportunities, as the CRM tells them.
@NullMarked
@ApplicationModule(displayName = "Deals", allowedDependencies = {"web", "audit", "jobs", "access", "model"})
package io.riffbook.deals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
