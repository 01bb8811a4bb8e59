package io.riffbook.reading.openxml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/// Tells whether two masters, or two layouts, are equal: by their content and by all that they lead to, but not by how
/// the relationships are numbered nor by which layouts a master has and which master a layout has.
final class Fingerprint implements Xml.Visitor {

    /// Parts that parts lead to: a theme's picture is the third.
    private static final int DEPTH = 6;
    private static final Set<String> UPWARDS_AND_DOWNWARDS = Set.of("slideLayout", "slideMaster");
    private static final String LAYOUTS = "sldLayoutIdLst";

    private final MessageDigest digest;
    private final Map<String, String> targets;
    private int inLayouts;

    private Fingerprint(Map<String, String> targets) {
        this.targets = targets;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(OpcFile file, PartName part) throws IOException {
        return of(file, part, DEPTH);
    }

    private static String of(OpcFile file, PartName part, int depth) throws IOException {
        if (depth == 0 || !file.isXml(part) || file.facts(part).root().isEmpty()) {
            return file.digest(part).sha256();
        }
        Map<String, String> targets = new HashMap<>();
        List<String> unnamed = new ArrayList<>();
        for (Relationship relationship : file.relationships(part)) {
            if (!UPWARDS_AND_DOWNWARDS.contains(relationship.kind())) {
                String target = relationship.kind() + " " + target(file, part, relationship, depth);
                targets.put(relationship.id(), target);
                if (!file.facts(part).referenced().contains(relationship.id())) {
                    unnamed.add(target);
                }
            }
        }
        var fingerprint = new Fingerprint(targets);
        try (InputStream in = file.stream(part)) {
            Xml.visit(in, fingerprint);
        }
        unnamed.stream().sorted().forEach(fingerprint::add);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private static String target(OpcFile file, PartName owner, Relationship relationship, int depth)
            throws IOException {
        PartName part = relationship.part(owner).orElse(null);
        return part == null || file.contentType(part).isEmpty() ? relationship.target() : of(file, part, depth - 1);
    }

    @Override
    public void start(XMLStreamReader element) {
        if (inLayouts > 0 || element.getLocalName().equals(LAYOUTS)) {
            inLayouts++;
            return;
        }
        add("<" + Xml.orEmpty(element.getNamespaceURI()) + " " + element.getLocalName());
        List<String> attributes = new ArrayList<>();
        for (int i = 0; i < element.getAttributeCount(); i++) {
            String namespace = Xml.orEmpty(element.getAttributeNamespace(i));
            String value = element.getAttributeValue(i);
            attributes.add(namespace + " " + element.getAttributeLocalName(i) + "="
                    + (namespace.equals(Xml.RELATIONSHIPS) ? targets.getOrDefault(value, value) : value));
        }
        attributes.stream().sorted().forEach(this::add);
    }

    @Override
    public void text(String text) {
        if (inLayouts == 0) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void end(String prefix, String name) {
        if (inLayouts > 0) {
            inLayouts--;
        } else {
            add(">");
        }
    }

    private void add(String token) {
        digest.update((byte) 0);
        digest.update(token.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
