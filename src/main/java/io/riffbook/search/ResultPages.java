package io.riffbook.search;

import io.riffbook.access.Viewer;
import java.util.List;

/// Is told every page of results that leaves the server. Whoever keeps the ledger implements this; without it, nobody takes note.
public interface ResultPages {

    /// Takes note of a page. Never waits and never fails: what can't be kept is dropped, and counted.
    void shown(ShownPage page);

    /// What this viewer searched for lately, and found something for, as it was written; the newest first, each once. The
    /// newest may be missing still.
    ///
    /// @param beginning with which it begins, without regard to case
    /// @param most at most 20
    List<String> pastQueries(Viewer viewer, String beginning, int most);
}
