package io.riffbook.access;

/// Somebody who has proved who they are.
///
/// @param epoch of the person's sessions: one that was opened in an earlier epoch has ended
/// @param mustChangePassword whether they may do nothing before they choose a password of their own
public record SignIn(Person person, long epoch, boolean mustChangePassword) {}
