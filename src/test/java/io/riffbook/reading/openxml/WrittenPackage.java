package io.riffbook.reading.openxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What PowerPoint wants of a package before it opens it without a repair.
final class WrittenPackage {

    private WrittenPackage() {}

    /// Every relationship leads to a part, every reference to a relationship, every part is reached and has a type,
    /// ids are unique and in their ranges, each master has its own theme, and nothing is fetched.
    static void check(Path path) throws IOException {
        try (OpcFile file = OpcFile.open(path)) {
            Set<PartName> reached = new HashSet<>();
            reach(file, PartName.ROOT, reached);
            Set<PartName> parts = file.names().stream()
                    .filter(name -> !name.extension().equals("rels") && !name.equals(ContentTypes.NAME))
                    .collect(Collectors.toSet());
            reached.remove(PartName.ROOT);
            assertThat(parts).as("parts that nothing leads to, or that lack").isEqualTo(reached);
            checkIds(file);
        }
    }

    private static void reach(OpcFile file, PartName part, Set<PartName> reached) throws IOException {
        if (!reached.add(part)) {
            return;
        }
        Set<String> ids = new HashSet<>();
        int themes = 0;
        for (Relationship relationship : file.relationships(part)) {
            assertThat(ids.add(relationship.id())).as("one %s in %s", relationship.id(), part).isTrue();
            if (relationship.external()) {
                assertThat(relationship.kind()).isIn("hyperlink", "video", "audio", "media");
                continue;
            }
            Optional<PartName> target = relationship.part(part);
            assertThat(target.flatMap(file::contentType)).as("%s of %s", relationship, part).isPresent();
            themes += relationship.kind().equals("theme") ? 1 : 0;
            reach(file, target.orElseThrow(), reached);
        }
        String type = file.contentType(part).orElse("");
        if (type.equals(ContentTypes.MASTER) || type.equals(ContentTypes.NOTES_MASTER)) {
            assertThat(themes).as("themes of %s", part).isLessThanOrEqualTo(1);
        }
        if (file.isXml(part) && !file.facts(part).root().isEmpty()) {
            try (InputStream in = file.stream(part)) {
                Xml.visit(in, element -> {
                    for (int i = 0; i < element.getAttributeCount(); i++) {
                        if (Xml.RELATIONSHIPS.equals(element.getAttributeNamespace(i))
                                && !element.getAttributeValue(i).isEmpty()) {
                            assertThat(ids).as("ids that %s may refer to", part)
                                    .contains(element.getAttributeValue(i));
                        }
                    }
                });
            }
        }
    }

    private static void checkIds(OpcFile file) throws IOException {
        PartName presentation = file.related(PartName.ROOT, "officeDocument").orElseThrow();
        Document document = file.document(presentation);
        List<Long> slides = ids(document, "sldId");
        assertThat(slides).isNotEmpty().doesNotHaveDuplicates().allMatch(id -> id >= 256 && id < 1L << 31);
        List<Long> shared = new ArrayList<>(ids(document, "sldMasterId"));
        Set<PartName> themes = new HashSet<>();
        int owners = 0;
        for (PartName name : file.names()) {
            String type = file.contentType(name).orElse("");
            if (type.equals(ContentTypes.MASTER)) {
                shared.addAll(ids(file.document(name), "sldLayoutId"));
            }
            if (type.equals(ContentTypes.MASTER) || type.equals(ContentTypes.NOTES_MASTER)) {
                Optional<PartName> theme = file.related(name, "theme");
                owners += theme.isPresent() ? 1 : 0;
                theme.ifPresent(themes::add);
            }
        }
        assertThat(themes).as("a theme for each master").hasSize(owners);
        assertThat(shared).isNotEmpty().doesNotHaveDuplicates().allMatch(id -> id >= 1L << 31 && id < 1L << 32);
    }

    private static List<Long> ids(Document document, String name) {
        NodeList found = document.getElementsByTagNameNS(Xml.PRESENTATION, name);
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            ids.add(Long.parseLong(((Element) found.item(i)).getAttribute("id")));
        }
        return ids;
    }
}
