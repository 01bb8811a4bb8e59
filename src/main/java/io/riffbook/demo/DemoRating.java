package io.riffbook.demo;

import io.riffbook.feedback.Reaction;

import java.time.Instant;
import java.util.Optional;

/// Somebody of the demo rated what they used.
///
/// @param number names it within the year, from 0 without gaps
/// @param applause from 1 to 5
record DemoRating(int number, DemoUsage usage, int applause, Optional<Reaction> reaction, Optional<String> comment,
        Instant at) {}
