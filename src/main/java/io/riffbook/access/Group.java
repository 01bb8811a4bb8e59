package io.riffbook.access;

/// Some people who may see what is restricted to them.
///
/// @param members how many there are
public record Group(GroupId id, String name, long members) {}
