package io.riffbook.jobs;

/// Something that a job needs is out, the object store for one: the job is run again later. (An outage of the database is recognised
/// without this.)
public final class NeedIsOutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NeedIsOutException(Throwable cause) {
        super(cause);
    }
}
