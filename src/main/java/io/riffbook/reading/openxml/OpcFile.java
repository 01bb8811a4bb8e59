package io.riffbook.reading.openxml;

import io.riffbook.reading.Limits;
import io.riffbook.reading.UnreadableDeck;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.w3c.dom.Document;

/// A package of parts, opened to read: parts are streamed, XML parts are held in memory one at a time. What was found
/// out about a part is kept until it is closed. For one thread.
final class OpcFile implements Closeable {

    private final ZipFile zip;
    private final Map<PartName, ZipArchiveEntry> entries;
    private final ContentTypes types;
    private final Map<PartName, List<Relationship>> relationships = new HashMap<>();
    private final Map<PartName, Digest> digests = new HashMap<>();
    private final Map<PartName, PartFacts> facts = new HashMap<>();

    private OpcFile(ZipFile zip) throws IOException {
        this.zip = zip;
        this.entries = entries(zip);
        if (!entries.containsKey(ContentTypes.NAME)) {
            throw UnreadableDeck.damaged();
        }
        try (InputStream in = stream(ContentTypes.NAME)) {
            this.types = ContentTypes.read(in);
        }
    }

    /// @throws UnreadableDeck if it is no package, or unsafe
    static OpcFile open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = ZipFile.builder().setPath(file).get();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // Whatever the archive's reader says of its content.
            throw UnreadableDeck.damaged();
        }
        try {
            return new OpcFile(zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static Map<PartName, ZipArchiveEntry> entries(ZipFile zip) {
        Map<PartName, ZipArchiveEntry> entries = new LinkedHashMap<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (entries.size() >= Limits.ENTRIES) {
                throw UnreadableDeck.tooLarge("the archive has more than %,d entries".formatted(Limits.ENTRIES));
            }
            if (entry.isDirectory()) {
                continue;
            }
            PartName name = PartName.ofEntry(entry.getName())
                    .orElseThrow(() -> UnreadableDeck.unsafe("an entry's name climbs out of the archive"));
            if (entries.put(name, entry) != null) {
                throw UnreadableDeck.unsafe("the archive has two entries of one name");
            }
        }
        return entries;
    }

    /// All parts, those that hold relationships and content types among them, in the archive's order.
    Set<PartName> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /// Empty if there is no such part, or if nothing says what it is.
    Optional<String> contentType(PartName part) {
        return entries.containsKey(part) ? types.of(part) : Optional.empty();
    }

    /// As the archive writes it, with the letters' case.
    String entryName(PartName part) {
        ZipArchiveEntry entry = entries.get(part);
        String name = entry == null ? part.path() : entry.getName().replace('\\', '/');
        return name.startsWith("/") ? name.substring(1) : name;
    }

    boolean isXml(PartName part) {
        return contentType(part).filter(ContentTypes::isXml).isPresent();
    }

    /// Ends with [UnreadableDeck] where the part is larger than one may be.
    InputStream stream(PartName part) throws IOException {
        ZipArchiveEntry entry = entries.get(part);
        if (entry == null) {
            throw UnreadableDeck.damaged();
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw UnreadableDeck.encrypted();
        }
        if (!zip.canReadEntryData(entry)) {
            throw UnreadableDeck.damaged();
        }
        boolean small = part.equals(ContentTypes.NAME) || part.extension().equals("rels") || isXml(part);
        return new BoundedStream(unfold(entry), small ? Limits.XML_ENTRY : Limits.ENTRY);
    }

    private InputStream unfold(ZipArchiveEntry entry) throws IOException {
        try {
            return zip.getInputStream(entry);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // The entry's own head lies elsewhere than the archive says, or is none.
            throw UnreadableDeck.damaged();
        }
    }

    /// Of XML parts only: other kinds are streamed.
    byte[] bytes(PartName part) throws IOException {
        try (InputStream in = stream(part)) {
            return in.readAllBytes();
        }
    }

    Document document(PartName part) throws IOException {
        facts(part);
        return Xml.document(bytes(part));
    }

    /// In the order of the file; none if the part has none.
    List<Relationship> relationships(PartName owner) throws IOException {
        List<Relationship> known = relationships.get(owner);
        if (known != null) {
            return known;
        }
        List<Relationship> read = new ArrayList<>();
        if (entries.containsKey(owner.relationships())) {
            try (InputStream in = stream(owner.relationships())) {
                Xml.visit(in, element -> {
                    if (element.getLocalName().equals("Relationship")) {
                        read.add(relationship(element));
                    }
                });
            }
        }
        relationships.put(owner, List.copyOf(read));
        return read;
    }

    private static Relationship relationship(XMLStreamReader element) {
        return new Relationship(Xml.attribute(element, "Id"), Xml.attribute(element, "Type"),
                Xml.attribute(element, "Target"), Xml.attribute(element, "TargetMode").equals("External"));
    }

    /// The part that the first relationship of that kind leads to.
    Optional<PartName> related(PartName owner, String kind) throws IOException {
        return relationships(owner).stream().filter(relationship -> relationship.kind().equals(kind))
                .flatMap(relationship -> relationship.part(owner).stream()).filter(entries::containsKey).findFirst();
    }

    PartFacts facts(PartName part) throws IOException {
        PartFacts known = facts.get(part);
        if (known == null) {
            Set<String> ids = relationships(part).stream().map(Relationship::id).collect(Collectors.toSet());
            try (InputStream in = stream(part)) {
                known = PartFacts.of(in, ids, contentType(part).orElse(""));
            }
            facts.put(part, known);
        }
        return known;
    }

    Digest digest(PartName part) throws IOException {
        Digest known = digests.get(part);
        if (known == null) {
            try (InputStream in = stream(part)) {
                known = digest(in);
            }
            digests.put(part, known);
        }
        return known;
    }

    private static Digest digest(InputStream in) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            var crc = new CRC32();
            var buffer = new byte[64 * 1024];
            long size = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
                crc.update(buffer, 0, n);
                size += n;
            }
            return new Digest(HexFormat.of().formatHex(sha256.digest()), crc.getValue(), size);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
