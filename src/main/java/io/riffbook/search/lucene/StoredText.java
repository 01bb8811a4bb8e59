package io.riffbook.search.lucene;

import io.riffbook.content.SnippetDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.util.BytesRef;

/// What words are marked in, in one piece of bytes in a column: stored fields lie in packed blocks, of which each has to be
/// unpacked for one document.
///
/// @param language a tag of BCP 47
record StoredText(String language, String title, String text, String notes) {

    static BytesRef written(SnippetDocument document) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        out.writeString(document.language());
        out.writeString(document.title());
        out.writeString(document.text());
        out.writeString(document.notes());
        return new BytesRef(out.toArrayCopy());
    }

    static StoredText read(BytesRef written) {
        DataInput in = new ByteArrayDataInput(written.bytes, written.offset, written.length);
        try {
            return new StoredText(in.readString(), in.readString(), in.readString(), in.readString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
