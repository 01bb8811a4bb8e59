package io.riffbook.search;

/// Is told every page of results that leaves the server. Whoever keeps the ledger implements this; without it, nobody takes note.
public interface ResultPages {

    /// Takes note of a page. Never waits and never fails: what can't be kept is dropped, and counted.
    void shown(ShownPage page);
}
