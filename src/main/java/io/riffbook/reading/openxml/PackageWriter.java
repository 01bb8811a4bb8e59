package io.riffbook.reading.openxml;

import io.riffbook.reading.openxml.CopiedPart.Content;
import io.riffbook.reading.openxml.CopiedPart.Relation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Writes a presentation that was put together: the parts that it leads to, and no others.
final class PackageWriter {

    private static final String DOCUMENT = Xml.RELATIONSHIPS + "/officeDocument";
    private static final String CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
            + "core-properties";

    private PackageWriter() {}

    static void write(Path file, CopiedPart presentation, String title) throws IOException {
        var root = new CopiedPart("/", "", new Content.Rewritten(new byte[0]));
        root.relate("rId1", DOCUMENT, presentation);
        if (!title.isBlank()) {
            root.relate("rId2", CORE, new CopiedPart("/docProps/core.xml", ContentTypes.CORE_PROPERTIES,
                    new Content.Rewritten(properties(title))));
        }
        List<CopiedPart> parts = reachable(root);
        ZipParts.write(file, zip -> {
            zip.add("[Content_Types].xml", contentTypes(parts));
            for (CopiedPart part : parts) {
                write(zip, part);
            }
        });
    }

    private static List<CopiedPart> reachable(CopiedPart root) {
        Set<CopiedPart> found = new LinkedHashSet<>();
        List<CopiedPart> open = new ArrayList<>(List.of(root));
        while (!open.isEmpty()) {
            CopiedPart part = open.removeLast();
            if (found.add(part)) {
                for (Relation relation : part.relations().reversed()) {
                    if (relation instanceof Relation.ToPart(String _, String _, CopiedPart target)) {
                        open.add(target);
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private static void write(ZipParts zip, CopiedPart part) throws IOException {
        String name = part.name().substring(1);
        if (!name.isEmpty()) {
            switch (part.content()) {
                case Content.Rewritten rewritten -> zip.add(name, rewritten.bytes());
                case Content.Of(OpcFile source, PartName from) -> zip.copy(name, source, from);
            }
        }
        if (!part.relations().isEmpty()) {
            int slash = name.lastIndexOf('/');
            zip.add(name.substring(0, slash + 1) + "_rels/" + name.substring(slash + 1) + ".rels",
                    relationships(part));
        }
    }

    private static byte[] contentTypes(List<CopiedPart> parts) {
        var xml = new ContentTypesXml();
        parts.stream().skip(1).forEach(part -> xml.add(part.name(), part.contentType()));
        return xml.bytes();
    }

    private static byte[] relationships(CopiedPart owner) {
        var xml = new RelationshipsXml();
        for (Relation relation : owner.relations()) {
            switch (relation) {
                case Relation.ToPart(String id, String type, CopiedPart part) ->
                    xml.add(id, type, relative(owner.name(), part.name()), false);
                case Relation.Outside(String id, String type, String target) -> xml.add(id, type, target, true);
            }
        }
        return xml.bytes();
    }

    private static String relative(String owner, String target) {
        String folder = owner.substring(0, owner.lastIndexOf('/') + 1);
        var steps = new StringBuilder();
        while (!target.startsWith(folder)) {
            folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
            steps.append("../");
        }
        return steps + target.substring(folder.length());
    }

    private static byte[] properties(String title) {
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
                xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title></cp:coreProperties>"""
                .formatted(Xml.escaped(title)).getBytes(StandardCharsets.UTF_8);
    }
}
