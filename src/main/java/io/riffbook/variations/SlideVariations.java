package io.riffbook.variations;

import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.content.Decks;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetId;
import io.riffbook.content.Snippets;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.storage.StoredFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.io.IOException;
import java.io.InputStream;

/// Takes edited slides in. A job has each read in a worker process, and makes a variation of it.
@Service
public class SlideVariations {
    private final Snippets snippets;
    private final Decks decks;
    private final Jobs jobs;

    SlideVariations(Snippets snippets, Decks decks, Jobs jobs) {
        this.snippets = snippets;
        this.decks = decks;
        this.jobs = jobs;
    }

    /// Stores an uploaded file, for somebody who may send one back. Nothing points at it yet.
    ///
    /// @throws io.riffbook.web.NotFoundException when the viewer doesn't see the snippet
    /// @throws io.riffbook.content.DeckTooLargeException when it is larger than a deck may be
    /// @throws IOException when the upload breaks off
    public StoredFile receive(Viewer viewer, SnippetId id, InputStream upload) throws IOException {
        proposer(viewer);
        snippets.find(id, viewer);
        return decks.receive(upload);
    }

    /// Has it read. What the file says where the snippet has the words of a slide becomes a variation of the revision that the viewer sees
    /// now; a file that can't be read becomes a failed job, and its sender is told.
    ///
    /// @throws io.riffbook.web.NotFoundException when the viewer doesn't see the snippet
    /// @throws VariationException when the viewer is no person
    @Transactional
    public JobId read(Viewer viewer, SnippetId id, StoredFile stored, String fileName, String comment) {
        Snippet snippet = snippets.find(id, viewer);
        return jobs.submit(SlideIntake.TYPE, new SlideUpload(id, snippets.currentRevision(snippet, viewer).number(),
                proposer(viewer), stored.hash(), fileName, Variations.word(comment, "/comment")), viewer.actor());
    }

    private static PersonId proposer(Viewer viewer) {
        return viewer.person().orElseThrow(VariationException::nobody);
    }
}
