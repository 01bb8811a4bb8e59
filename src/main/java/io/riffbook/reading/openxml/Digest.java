package io.riffbook.reading.openxml;

/// What a part's bytes are: two parts of one digest are equal. The check sum and the size are what an archive wants to
/// know of an entry before it is written.
record Digest(String sha256, long crc, long size) {}
