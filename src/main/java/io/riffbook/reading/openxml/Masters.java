package io.riffbook.reading.openxml;

import io.riffbook.reading.UnreadableDeck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The masters of a written package with those of their layouts that its slides use. Masters of several decks that are
/// equal, with their themes and pictures, become one; so do equal layouts of one master.
final class Masters {

    /// Ids of masters and layouts share one range, which begins here.
    private static final long FIRST_ID = 1L << 31;

    private final Closure.NewPackage target;
    private final TextDefaults defaults;
    private final List<Master> masters = new ArrayList<>();
    private final Map<Source, Master> mastersBySource = new HashMap<>();
    private final Map<Source, CopiedPart> layoutsBySource = new HashMap<>();

    Masters(Closure.NewPackage target, TextDefaults defaults) {
        this.target = target;
        this.defaults = defaults;
    }

    /// One master of the written package.
    static final class Master {

        private final Source source;
        private final CopiedPart copy;
        private final List<Layout> layouts = new ArrayList<>();
        private @Nullable String fingerprint;
        private long id;

        private Master(Source source, CopiedPart copy) {
            this.source = source;
            this.copy = copy;
        }

        CopiedPart copy() {
            return copy;
        }

        /// Known once all slides are there.
        long id() {
            return id;
        }

        private String fingerprint() throws IOException {
            String known = fingerprint;
            if (known == null) {
                known = source.fingerprint();
                fingerprint = known;
            }
            return known;
        }
    }

    private record Layout(Source source, CopiedPart copy) {}

    List<Master> all() {
        return masters;
    }

    /// The copy of that layout, made with its master when it is first asked for.
    CopiedPart layout(OpcFile file, PartName layout) throws IOException {
        var source = new Source(file, layout);
        CopiedPart known = layoutsBySource.get(source);
        if (known == null) {
            PartName part = file.related(layout, "slideMaster").orElseThrow(UnreadableDeck::damaged);
            if (!file.contentType(part).equals(Optional.of(ContentTypes.MASTER))) {
                throw UnreadableDeck.damaged();
            }
            known = layout(master(new Source(file, part)), source);
            layoutsBySource.put(source, known);
        }
        return known;
    }

    private CopiedPart layout(Master master, Source source) throws IOException {
        for (Layout layout : master.layouts) {
            if (layout.source().fingerprint().equals(source.fingerprint())) {
                return layout.copy();
            }
        }
        var closure = new Closure(target, source.file(),
                (_, _, relationship, _, type) -> type.equals(ContentTypes.MASTER)
                        && relationship.kind().equals("slideMaster") ? Optional.of(master.copy) : Optional.empty());
        CopiedPart copy = closure.copy(source.part(), "slideLayout");
        defaults.carry(source.file(), copy);
        master.layouts.add(new Layout(source, copy));
        return copy;
    }

    private Master master(Source source) throws IOException {
        Master known = mastersBySource.get(source);
        if (known == null) {
            known = equal(source);
            if (known == null) {
                known = new Master(source, new Closure(target, source.file(), new MasterPlaces()).copy(source.part(),
                        "slideMaster"));
                defaults.carry(source.file(), known.copy);
                masters.add(known);
            }
            mastersBySource.put(source, known);
        }
        return known;
    }

    private @Nullable Master equal(Source source) throws IOException {
        if (masters.isEmpty()) {
            return null;
        }
        String fingerprint = source.fingerprint();
        for (Master master : masters) {
            if (master.fingerprint().equals(fingerprint)
                    && defaults.key(master.source.file()).equals(defaults.key(source.file()))) {
                return master;
            }
        }
        return null;
    }

    /// A master has its theme for itself.
    private static final class MasterPlaces implements Closure.Places {

        @Override
        public Optional<CopiedPart> of(Closure closure, PartName owner, Relationship relationship, PartName target,
                String contentType) throws IOException {
            return contentType.equals(ContentTypes.THEME)
                    ? Optional.of(closure.take(target, relationship.kind(), contentType))
                    : Optional.empty();
        }

        @Override
        public boolean later(String contentType) {
            return contentType.equals(ContentTypes.LAYOUT);
        }
    }

    /// Gives masters and layouts their ids, and each master the list of the layouts that it has in this package.
    void finish() throws IOException {
        long next = FIRST_ID;
        for (Master master : masters) {
            master.id = next++;
            Document document = master.copy.document();
            Element list = emptyList(document);
            var ids = new RelationshipIds(master.copy);
            for (Layout layout : master.layouts) {
                String relationship = ids.next();
                master.copy.relate(relationship, Xml.RELATIONSHIPS + "/slideLayout", layout.copy());
                Element entry = document.createElementNS(Xml.PRESENTATION, prefixed(list, "sldLayoutId"));
                entry.setAttribute("id", Long.toString(next++));
                entry.setAttributeNS(Xml.RELATIONSHIPS, "r:id", relationship);
                list.appendChild(entry);
            }
            master.copy.rewrite(Xml.bytes(document));
        }
    }

    private static Element emptyList(Document document) {
        Element root = document.getDocumentElement();
        Node before = null;
        boolean after = false;
        for (Element child : PlainContent.children(root)) {
            if ("sldLayoutIdLst".equals(child.getLocalName())) {
                before = child.getNextSibling();
                root.removeChild(child);
                after = false;
                break;
            }
            if (after) {
                before = child;
                after = false;
            }
            after = "clrMap".equals(child.getLocalName());
        }
        Element list = document.createElementNS(Xml.PRESENTATION, prefixed(root, "sldLayoutIdLst"));
        root.insertBefore(list, before);
        return list;
    }

    private static String prefixed(Element like, String name) {
        return like.getPrefix() == null ? name : like.getPrefix() + ":" + name;
    }

    /// The ids of relationships that a part does not have yet.
    private static final class RelationshipIds {

        private final Set<String> taken;
        private int last;

        RelationshipIds(CopiedPart part) {
            this.taken = new HashSet<>();
            part.relations().forEach(relation -> taken.add(relation.id()));
        }

        String next() {
            String id = "rId" + ++last;
            while (!taken.add(id)) {
                id = "rId" + ++last;
            }
            return id;
        }
    }
}
