package io.riffbook.content.bulk;

import io.riffbook.audit.Actor;

/// What a job needs to know: which bulk change, and who wanted this done.
record BulkTask(BulkChangeId bulkChange, Actor actor) {}
