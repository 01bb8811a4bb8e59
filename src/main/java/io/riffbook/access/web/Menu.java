package io.riffbook.access.web;

import io.riffbook.access.Role;
import io.riffbook.access.chain.RuleBook;

import java.util.Set;

/// What the page shell shows of the signed-in person, as `me`.
public final class Menu {
    private final String name;
    private final Set<Role> roles;
    private final boolean locked;
    private final RuleBook rules;

    /// @param locked whether the person has to choose a password before anything else
    Menu(String name, Set<Role> roles, boolean locked, RuleBook rules) {
        this.name = name;
        this.roles = roles;
        this.locked = locked;
        this.rules = rules;
    }

    public String getName() {
        return name;
    }

    public Set<Role> getRoles() {
        return roles;
    }

    /// Whether there is a page at this path that the person may open.
    public boolean opens(String path) {
        return !locked && rules.opens(path, roles);
    }
}
