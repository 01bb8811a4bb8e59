package io.riffbook.deals.csv;

import io.riffbook.jobs.JobId;

import java.io.InputStream;

/// A kept file, read part by part, so that no more than one of them is in memory; knows how much was read.
final class KeptFile extends InputStream {
    private final ImportRows rows;
    private final JobId job;
    private byte[] part = {};
    private int at;
    private int next;
    private long before;

    KeptFile(ImportRows rows, JobId job) {
        this.rows = rows;
        this.job = job;
    }

    @Override
    public int read() {
        return hasMore() ? part[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, part.length - at);
        System.arraycopy(part, at, buffer, offset, count);
        at += count;
        return count;
    }

    /// How many bytes were read.
    long count() {
        return before + at;
    }

    private boolean hasMore() {
        if (at == part.length && next >= 0) {
            before += part.length;
            part = rows.part(job, next).orElse(new byte[0]);
            at = 0;
            next = part.length == 0 ? -1 : next + 1;
        }
        return at < part.length;
    }
}
