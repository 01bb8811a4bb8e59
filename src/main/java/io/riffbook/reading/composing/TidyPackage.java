package io.riffbook.reading.composing;

import io.riffbook.reading.UnreadableDeck;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageProperties;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.RelationshipSource;
import org.apache.poi.openxml4j.opc.TargetMode;

/// Takes out of a presentation what nothing shows any more (slides of the template with their pictures and comments) and what tells of
/// people: authors, companies, printers. The same content gives the same bytes.
final class TidyPackage {

    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1980, 1, 1, 0, 0);
    /// What a presentation may lead to that it does not show.
    private static final List<String> DROPPED = List.of("/commentAuthors", "/authors", "/customXml", "/printerSettings",
            "/attachedTemplate", "/handoutMaster", "/vbaProject", "/extended-properties", "/custom-properties",
            "/thumbnail", "/persons", "/changesInfo", "/revisionInfo", "/slideUpdateInfo");

    private TidyPackage() {}

    /// Writes the tidied presentation; the written one is taken away.
    static void move(Path written, Path target, String title) throws IOException {
        Path tidy = target.resolveSibling(target.getFileName() + ".tidy");
        try {
            tidy(written, tidy, title);
            sameBytes(tidy, target);
        } finally {
            Files.deleteIfExists(tidy);
            Files.deleteIfExists(written);
        }
    }

    private static void tidy(Path written, Path tidy, String title) throws IOException {
        OPCPackage opened = null;
        try {
            opened = OPCPackage.open(written.toFile(), PackageAccess.READ_WRITE);
            dropRelationships(opened);
            for (PackagePart part : opened.getParts()) {
                if (!part.isRelationshipPart()) {
                    dropRelationships(part);
                }
            }
            Set<String> reached = reached(opened);
            for (PackagePart part : List.copyOf(opened.getParts())) {
                if (!part.isRelationshipPart() && !reached.contains(part.getPartName().getName())) {
                    opened.removePart(part);
                }
            }
            anonymous(opened.getPackageProperties(), title);
            try (OutputStream out = Files.newOutputStream(tidy)) {
                opened.save(out);
            }
        } catch (OpenXML4JException e) {
            throw UnreadableDeck.damaged();
        } finally {
            if (opened != null) {
                opened.revert();
            }
        }
    }

    private static void dropRelationships(RelationshipSource source) throws OpenXML4JException {
        List<PackageRelationship> all = new ArrayList<>();
        source.getRelationships().forEach(all::add);
        for (PackageRelationship relationship : all) {
            if (DROPPED.stream().anyMatch(relationship.getRelationshipType()::endsWith)) {
                source.removeRelationship(relationship.getId());
            }
        }
    }

    private static Set<String> reached(OPCPackage opened) throws OpenXML4JException {
        Set<String> reached = new HashSet<>();
        Deque<RelationshipSource> waiting = new ArrayDeque<>(List.of(opened));
        while (!waiting.isEmpty()) {
            for (PackageRelationship relationship : waiting.pop().getRelationships()) {
                if (relationship.getTargetMode() == TargetMode.INTERNAL) {
                    PackagePart part = opened.getPart(PackagingURIHelper.createPartName(
                            PackagingURIHelper.resolvePartUri(relationship.getSourceURI(),
                                    relationship.getTargetURI())));
                    if (part != null && reached.add(part.getPartName().getName())) {
                        waiting.push(part);
                    }
                }
            }
        }
        return reached;
    }

    private static void anonymous(PackageProperties properties, String title) {
        properties.setTitleProperty(Optional.of(title));
        properties.setCreatorProperty(Optional.empty());
        properties.setLastModifiedByProperty(Optional.empty());
        properties.setSubjectProperty(Optional.empty());
        properties.setKeywordsProperty(Optional.empty());
        properties.setDescriptionProperty(Optional.empty());
        properties.setCategoryProperty(Optional.empty());
        properties.setContentStatusProperty(Optional.empty());
        properties.setIdentifierProperty(Optional.empty());
    }

    private static void sameBytes(Path from, Path to) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(from));
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(LONG_AGO);
                out.putNextEntry(copy);
                in.transferTo(out);
                out.closeEntry();
            }
        }
    }
}
