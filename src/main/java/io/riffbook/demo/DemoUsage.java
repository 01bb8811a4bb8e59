package io.riffbook.demo;

import io.riffbook.deals.OpportunityRef;
import io.riffbook.feedback.Channel;

import java.time.Instant;
import java.util.Optional;

/// Somebody of the demo used a snippet.
///
/// @param number names it within the year, from 0 without gaps
/// @param audienceSize if known
record DemoUsage(int number, DemoSnippet snippet, Organisation.Member rep, Channel channel,
        Optional<Integer> audienceSize, Optional<OpportunityRef> opportunity, Instant at) {}
