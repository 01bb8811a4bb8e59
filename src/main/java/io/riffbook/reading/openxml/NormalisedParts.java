package io.riffbook.reading.openxml;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;

/// Writes a presentation's parts in the form that is read, under the names that they have.
final class NormalisedParts {

    private static final String MACRO = "ppaction://macro";

    private final OpcFile file;
    private final PartName presentation;
    private final boolean strict;
    private final Map<PartName, List<Relationship>> kept = new LinkedHashMap<>();

    NormalisedParts(OpcFile file, PartName presentation, boolean strict) throws IOException {
        this.file = file;
        this.presentation = presentation;
        this.strict = strict;
        reach();
    }

    private void reach() throws IOException {
        Deque<PartName> open = new ArrayDeque<>(List.of(PartName.ROOT));
        for (PartName part = open.poll(); part != null; part = open.poll()) {
            if (kept.containsKey(part)) {
                continue;
            }
            List<Relationship> relationships = new ArrayList<>();
            for (Relationship relationship : file.relationships(part)) {
                Optional<PartName> target = relationship.part(part);
                Optional<String> type = target.flatMap(file::contentType);
                if (stays(part, relationship, type.orElse(""))) {
                    relationships.add(relationship);
                    if (type.isPresent()) {
                        open.add(target.orElseThrow());
                    }
                }
            }
            kept.put(part, relationships);
        }
    }

    private boolean stays(PartName owner, Relationship relationship, String type) throws IOException {
        boolean signature = owner.equals(PartName.ROOT) && relationship.kind().equals("origin");
        boolean macro = Travel.isMacro(type) || Travel.isMacroKind(relationship.kind());
        return !signature && !macro && (owner.equals(PartName.ROOT) || !file.isXml(owner)
                || !onlyForMacros(owner, relationship.id()));
    }

    private boolean onlyForMacros(PartName owner, String id) throws IOException {
        PartFacts facts = file.facts(owner);
        return facts.deadActions().contains(MACRO) && facts.onlyForDeadActions().contains(id);
    }

    void write(Path target) throws IOException {
        ZipParts.write(target, zip -> {
            zip.add("[Content_Types].xml", contentTypes());
            for (Map.Entry<PartName, List<Relationship>> part : kept.entrySet()) {
                write(zip, part.getKey(), part.getValue());
            }
        });
    }

    private void write(ZipParts zip, PartName part, List<Relationship> relationships) throws IOException {
        if (part.equals(PartName.ROOT)) {
            zip.add("_rels/.rels", relationships(relationships));
            return;
        }
        String name = file.entryName(part);
        if (file.isXml(part)) {
            zip.add(name, content(part, relationships));
        } else {
            zip.copy(name, file, part);
        }
        if (!relationships.isEmpty()) {
            int slash = name.lastIndexOf('/');
            zip.add(name.substring(0, slash + 1) + "_rels/" + name.substring(slash + 1) + ".rels",
                    relationships(relationships));
        }
    }

    private byte[] content(PartName part, List<Relationship> relationships) throws IOException {
        PartFacts facts = file.facts(part);
        byte[] bytes = file.bytes(part);
        boolean opaque = facts.root().isEmpty();
        byte[] content = strict && !opaque ? StrictOpenXml.transitional(bytes) : bytes;
        Set<String> cut = new LinkedHashSet<>(facts.referenced());
        relationships.forEach(relationship -> cut.remove(relationship.id()));
        if (opaque || (cut.isEmpty() && !facts.deadActions().contains(MACRO))) {
            return content;
        }
        Document document = Xml.document(content);
        new PlainContent(document, cut).make(MACRO::equals);
        return Xml.bytes(document);
    }

    private static byte[] relationships(List<Relationship> relationships) {
        var xml = new RelationshipsXml();
        for (Relationship relationship : relationships) {
            xml.add(relationship.id(), StrictOpenXml.transitional(relationship.type()), relationship.target(),
                    relationship.external());
        }
        return xml.bytes();
    }

    private byte[] contentTypes() {
        var xml = new ContentTypesXml();
        for (PartName part : kept.keySet()) {
            if (!part.equals(PartName.ROOT)) {
                String type = part.equals(presentation) ? ContentTypes.MAIN : file.contentType(part).orElseThrow();
                xml.add("/" + escaped(file.entryName(part)), type);
            }
        }
        return xml.bytes();
    }

    private static String escaped(String entryName) {
        if (entryName.indexOf('%') >= 0) {
            return entryName;
        }
        try {
            return new URI(null, null, "/" + entryName, null).toASCIIString().substring(1);
        } catch (URISyntaxException _) {
            return entryName;
        }
    }
}
