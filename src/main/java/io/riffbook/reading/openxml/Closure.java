package io.riffbook.reading.openxml;

import io.riffbook.reading.Limits;
import io.riffbook.reading.UnreadableDeck;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;

/// Copies one part with all that it leads to, each part once. What slides share (layouts, masters, notes masters) and
/// other slides have places of their own, which the owner of the closure knows. A relation that leads to nothing that
/// travels is cut, and its trace in the content made plain.
final class Closure {

    /// What a relation to a slide, layout, master, notes or theme becomes in the copy.
    interface Places {

        /// Empty if that doesn't travel: the relation is cut.
        Optional<CopiedPart> of(Closure closure, PartName owner, Relationship relationship, PartName target,
                String contentType) throws IOException;

        /// Whether relations to parts of that type are made later, and by somebody else.
        default boolean later(String contentType) {
            return false;
        }
    }

    private record Open(PartName source, CopiedPart copy) {}

    private final NewPackage target;
    private final OpcFile file;
    private final Places places;
    private final Map<PartName, CopiedPart> copies = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();

    Closure(NewPackage target, OpcFile file, Places places) {
        this.target = target;
        this.file = file;
        this.places = places;
    }

    /// What all closures of one written package have in common.
    record NewPackage(PartNames names, Map<String, CopiedPart> media) {

        NewPackage() {
            this(new PartNames(), new HashMap<>());
        }
    }

    /// Copies the part, and then all that it leads to.
    CopiedPart copy(PartName root, String kind) throws IOException {
        CopiedPart copy = take(root, kind, contentType(root));
        fill();
        return copy;
    }

    /// Fills a copy that was begun before, since others lead to it.
    void fill(PartName root, CopiedPart begun) throws IOException {
        copies.put(root, begun);
        open.add(new Open(root, begun));
        fill();
    }

    /// The copy of that part in this closure; it is filled when its turn comes.
    CopiedPart take(PartName part, String kind, String contentType) throws IOException {
        CopiedPart known = copies.get(part);
        if (known != null) {
            return known;
        }
        boolean shared = Travel.isMedia(kind) && !ContentTypes.isXml(contentType);
        CopiedPart copy = shared ? media(part, kind, contentType) : begin(part, kind, contentType);
        copies.put(part, copy);
        if (!shared) {
            open.add(new Open(part, copy));
        }
        return copy;
    }

    private CopiedPart media(PartName part, String kind, String contentType) throws IOException {
        String content = contentType + " " + file.digest(part).sha256();
        CopiedPart known = target.media().get(content);
        if (known == null) {
            known = begin(part, kind, contentType);
            target.media().put(content, known);
        }
        return known;
    }

    private CopiedPart begin(PartName part, String kind, String contentType) {
        if (target.names().count() >= Limits.ENTRIES) {
            throw UnreadableDeck.tooLarge("it has more than %,d parts".formatted(Limits.ENTRIES));
        }
        return new CopiedPart(target.names().next(kind, contentType, part), contentType,
                new CopiedPart.Content.Of(file, part));
    }

    private void fill() throws IOException {
        for (Open next = open.poll(); next != null; next = open.poll()) {
            if (file.isXml(next.source())) {
                fill(next);
            }
        }
    }

    private void fill(Open next) throws IOException {
        PartFacts facts = file.facts(next.source());
        Set<String> cut = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (Relationship relationship : file.relationships(next.source())) {
            boolean named = facts.referenced().contains(relationship.id());
            if (!seen.add(relationship.id()) || (!named && Travel.mustBeNamed(relationship))) {
                continue;
            }
            if (facts.onlyForDeadActions().contains(relationship.id()) || !relate(next, relationship)) {
                cut.add(relationship.id());
            }
        }
        cut.retainAll(facts.referenced());
        if (!cut.isEmpty() || !facts.deadActions().isEmpty()) {
            Document document = file.document(next.source());
            new PlainContent(document, cut).make(action -> !action.isEmpty());
            next.copy().rewrite(Xml.bytes(document));
        }
    }

    private boolean relate(Open owner, Relationship relationship) throws IOException {
        if (relationship.external()) {
            boolean stays = Travel.outside(relationship);
            if (stays) {
                owner.copy().relateOutside(relationship);
            }
            return stays;
        }
        Optional<PartName> part = relationship.part(owner.source());
        Optional<String> type = part.flatMap(file::contentType);
        if (part.isEmpty() || type.isEmpty()) {
            return false;
        }
        if (places.later(type.get())) {
            return true;
        }
        Optional<CopiedPart> copy = copyOf(owner.source(), relationship, part.get(), type.get());
        copy.ifPresent(found -> owner.copy().relate(relationship.id(), relationship.type(), found));
        return copy.isPresent();
    }

    private Optional<CopiedPart> copyOf(PartName owner, Relationship relationship, PartName part, String type)
            throws IOException {
        if (Travel.isStructure(type)) {
            return places.of(this, owner, relationship, part, type);
        }
        return Travel.inside(relationship, type)
                ? Optional.of(take(part, relationship.kind(), type))
                : Optional.empty();
    }

    private String contentType(PartName part) {
        return file.contentType(part).orElseThrow(UnreadableDeck::damaged);
    }
}
