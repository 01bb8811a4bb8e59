package io.riffbook.reading.documents.word;

import io.riffbook.reading.UnreadableDeck;
import io.riffbook.reading.documents.PartArchive;
import io.riffbook.reading.documents.XmlNode;
import io.riffbook.reading.documents.XmlReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parts of a Word document, found by their relationships. Transitional and strict Open XML name the same things in
/// other namespaces, so only the last words of those count.
final class WordParts {

    /// What one part says of another.
    ///
    /// @param target the other part's name, or an address
    record Relationship(String type, String target, boolean external) {}

    private final PartArchive archive;
    private final String main;
    private final Map<String, Relationship> relationships;

    WordParts(PartArchive archive) throws IOException {
        this.archive = archive;
        this.main = relationships(archive, "").values().stream().filter(r -> r.type().equals("officeDocument"))
                .map(Relationship::target).findFirst().orElseThrow(UnreadableDeck::damaged);
        this.relationships = relationships(archive, main);
    }

    XmlReading text() throws IOException {
        return archive.xml(main).orElseThrow(UnreadableDeck::damaged);
    }

    /// A part that the text refers to by its kind, whole; empty if there is none.
    Optional<XmlNode> part(String type) throws IOException {
        Optional<String> name = relationships.values().stream().filter(r -> r.type().equals(type))
                .map(Relationship::target).findFirst();
        return name.isEmpty() ? Optional.empty() : whole(name.get());
    }

    /// The title in the document's properties; blank if there is none.
    String title() throws IOException {
        return whole("docProps/core.xml").flatMap(core -> core.first("title")).map(XmlNode::allText).orElse("");
    }

    /// The address of an external link; empty if it is none.
    String address(String id) {
        Relationship relationship = relationships.get(id);
        return relationship == null || !relationship.external() ? "" : relationship.target();
    }

    /// The hash of a picture; empty if it is not in the file.
    String hash(String id) {
        Relationship relationship = relationships.get(id);
        return relationship == null || relationship.external() ? "" : archive.hash(relationship.target());
    }

    private Optional<XmlNode> whole(String name) throws IOException {
        Optional<XmlReading> part = archive.xml(name);
        if (part.isEmpty()) {
            return Optional.empty();
        }
        try (XmlReading xml = part.get()) {
            return xml.next() ? Optional.of(xml.node()) : Optional.empty();
        }
    }

    private static Map<String, Relationship> relationships(PartArchive archive, String part) throws IOException {
        int name = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, name);
        Map<String, Relationship> found = new HashMap<>();
        Optional<XmlReading> rels = archive.xml(folder + "_rels/" + part.substring(name) + ".rels");
        if (rels.isEmpty()) {
            return found;
        }
        try (XmlReading xml = rels.get()) {
            while (xml.next()) {
                XmlNode element = xml.element();
                if (element.is("Relationship")) {
                    String type = element.attribute("Type");
                    boolean external = element.attribute("TargetMode").equals("External");
                    String target = element.attribute("Target");
                    found.putIfAbsent(element.attribute("Id"),
                            new Relationship(type.substring(type.lastIndexOf('/') + 1),
                                    external ? target : partName(folder, target), external));
                }
            }
        }
        return found;
    }

    /// Names that climb out of the archive name no part of it.
    private static String partName(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        List<String> steps = new ArrayList<>(List.of((folder + target).split("/")));
        for (int up = steps.indexOf(".."); up > 0; up = steps.indexOf("..")) {
            steps.subList(up - 1, up + 1).clear();
        }
        return String.join("/", steps);
    }
}
