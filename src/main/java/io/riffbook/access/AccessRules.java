package io.riffbook.access;

import java.util.List;

/// The rules for one feature's endpoints. Each feature declares a bean of this beside its controllers; the security chain
/// collects them, and denies whatever none of them names.
@FunctionalInterface
public interface AccessRules {
    List<AccessRule> rules();
}
