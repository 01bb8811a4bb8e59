package io.riffbook.reading.openxml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/// A part of the package that is written: its bytes are the source's, or were rewritten, and then lie in memory.
final class CopiedPart {

    /// One of its relationships: to another part of the package, or to something outside.
    sealed interface Relation {

        String id();

        String type();

        record ToPart(String id, String type, CopiedPart part) implements Relation {}

        record Outside(String id, String type, String target) implements Relation {}
    }

    /// Where the bytes come from.
    sealed interface Content {

        record Of(OpcFile source, PartName part) implements Content {}

        /// Held in memory.
        final class Rewritten implements Content {

            private final byte[] bytes;

            Rewritten(byte[] bytes) {
                this.bytes = bytes;
            }

            byte[] bytes() {
                return bytes;
            }
        }
    }

    private final String name;
    private final @Nullable Source source;
    private final String contentType;
    private final List<Relation> relations = new ArrayList<>();
    private Content content;

    CopiedPart(String name, String contentType, Content content) {
        this.name = name;
        this.contentType = contentType;
        this.content = content;
        this.source = content instanceof Content.Of(OpcFile file, PartName part) ? new Source(file, part) : null;
    }

    /// Where it comes from, even if it was rewritten since; null if it is new.
    @Nullable
    Source source() {
        return source;
    }

    /// Absolute, as it is written.
    String name() {
        return name;
    }

    String contentType() {
        return contentType;
    }

    List<Relation> relations() {
        return relations;
    }

    void relate(String id, String type, CopiedPart part) {
        relations.add(new Relation.ToPart(id, type, part));
    }

    void relateOutside(Relationship relationship) {
        relations.add(new Relation.Outside(relationship.id(), relationship.type(), relationship.target()));
    }

    Content content() {
        return content;
    }

    /// The tree of an XML part, as it stands now.
    Document document() throws IOException {
        return switch (content) {
            case Content.Of(OpcFile file, PartName part) -> file.document(part);
            case Content.Rewritten rewritten -> Xml.document(rewritten.bytes());
        };
    }

    void rewrite(byte[] bytes) {
        content = new Content.Rewritten(bytes);
    }
}
