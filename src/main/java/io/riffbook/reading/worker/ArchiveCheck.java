package io.riffbook.reading.worker;

import io.riffbook.reading.Limits;
import io.riffbook.reading.UnreadableDeck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Unfolds an archive once, keeping nothing, before any library opens it: so that what they open is known to be
/// bounded, whatever the sizes that the archive claims. Reads archives with the same code that POI does.
final class ArchiveCheck {

    private final byte[] buffer = new byte[64 * 1024];
    private final Set<String> names = new HashSet<>();
    private long all;
    private long allXml;

    private ArchiveCheck() {}

    /// @throws UnreadableDeck if it is damaged, unsafe or too large
    static void check(Path file) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            new ArchiveCheck().check(zip);
        } catch (ZipException e) {
            throw UnreadableDeck.damaged();
        }
    }

    private void check(ZipFile zip) throws IOException {
        Enumeration<ZipArchiveEntry> entries = zip.getEntries();
        while (entries.hasMoreElements()) {
            ZipArchiveEntry entry = entries.nextElement();
            checkName(entry.getName());
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw UnreadableDeck.encrypted();
            }
            if (!zip.canReadEntryData(entry)) {
                throw UnreadableDeck.damaged();
            }
            if (!entry.isDirectory()) {
                unfold(zip, entry);
            }
        }
    }

    private void checkName(String name) {
        if (names.size() >= Limits.ENTRIES) {
            throw UnreadableDeck.tooLarge("the archive has more than %,d entries".formatted(Limits.ENTRIES));
        }
        String path = name.replace('\\', '/');
        if (path.startsWith("/") || path.contains(":") || ("/" + path + "/").contains("/../")
                || path.indexOf('\0') >= 0) {
            throw UnreadableDeck.unsafe("an entry's name climbs out of the archive");
        }
        // Part names are the same in any case: two of them would be one part with two contents.
        if (!names.add(path.toLowerCase(Locale.ROOT))) {
            throw UnreadableDeck.unsafe("the archive has two entries of one name");
        }
    }

    private void unfold(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        boolean xml = isXml(entry.getName());
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                all += n;
                allXml += xml ? n : 0;
                if (size > (xml ? Limits.XML_ENTRY : Limits.ENTRY) || all > Limits.ALL_ENTRIES
                        || allXml > Limits.ALL_XML) {
                    throw UnreadableDeck.tooLarge("what it unfolds to is far more than a deck is");
                }
            }
        }
    }

    private static boolean isXml(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xml") || lower.endsWith(".rels") || lower.endsWith(".vml");
    }
}
