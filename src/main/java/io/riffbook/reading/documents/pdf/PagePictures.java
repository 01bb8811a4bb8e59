package io.riffbook.reading.documents.pdf;

import io.riffbook.reading.Limits;
import io.riffbook.reading.passage.ContentDigest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;

/// The pictures of a page, also those within forms, told apart by their content.
final class PagePictures {

    /// Pictures and forms of one page that are looked at.
    private static final int MOST = 2_000;

    private final Map<COSStream, String> hashes = new HashMap<>();

    List<String> hashes(PDPage page) {
        return streams(page).stream().map(stream -> hashes.computeIfAbsent(stream, PagePictures::hash)).toList();
    }

    /// A picture has more pixels than are decoded at all.
    static boolean isTooLarge(PDPage page) {
        return streams(page).stream().anyMatch(stream -> {
            long width = stream.getInt(COSName.WIDTH, COSName.W, 0);
            long height = stream.getInt(COSName.HEIGHT, COSName.H, 0);
            return width < 0 || height < 0 || width * height > Limits.PIXELS_DECODED;
        });
    }

    private static List<COSStream> streams(PDPage page) {
        List<COSStream> pictures = new ArrayList<>();
        PDResources resources = page.getResources();
        if (resources == null) {
            return pictures;
        }
        Set<COSBase> seen = new HashSet<>();
        Deque<COSDictionary> open = new ArrayDeque<>(List.of(resources.getCOSObject()));
        while (!open.isEmpty() && seen.size() < MOST) {
            COSDictionary objects = open.pop().getCOSDictionary(COSName.XOBJECT);
            if (objects == null) {
                continue;
            }
            for (COSName name : objects.keySet()) {
                if (objects.getDictionaryObject(name) instanceof COSStream stream && seen.add(stream)) {
                    COSDictionary inner = stream.getCOSDictionary(COSName.RESOURCES);
                    if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
                        pictures.add(stream);
                    } else if (inner != null) {
                        open.push(inner);
                    }
                }
            }
        }
        return pictures;
    }

    private static String hash(COSStream stream) {
        try (InputStream in = stream.createRawInputStream()) {
            return ContentDigest.of(in);
        } catch (IOException | RuntimeException e) {
            // A picture that can't be read is none.
            return "";
        }
    }
}
