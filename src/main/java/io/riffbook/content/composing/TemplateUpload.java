package io.riffbook.content.composing;

import io.riffbook.storage.Sha256;

/// A file that is to become a template: the payload of a `keep-deck-template` job.
record TemplateUpload(DeckTemplateId template, String name, String file, String fileName) {

    Sha256 hash() {
        return new Sha256(file);
    }
}
