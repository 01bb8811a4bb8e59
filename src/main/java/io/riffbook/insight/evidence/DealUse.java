package io.riffbook.insight.evidence;

import io.riffbook.feedback.Channel;

import java.time.Instant;
import java.util.OptionalInt;

/// A snippet was used in a deal.
///
/// @param deal by its number
record DealUse(long deal, Instant at, Channel channel, OptionalInt audienceSize) {}
