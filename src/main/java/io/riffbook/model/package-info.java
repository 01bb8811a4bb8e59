/// The content model: content types (JSON Schema) and taxonomies (SKOS).
@NullMarked
@ApplicationModule(displayName = "Model", allowedDependencies = {"command", "web", "audit", "access"})
package io.riffbook.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
