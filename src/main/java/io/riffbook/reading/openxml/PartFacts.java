package io.riffbook.reading.openxml;

import io.riffbook.reading.UnreadableDeck;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/// What the copier must know of an XML part before it decides what goes along with it.
///
/// @param root the name of the outermost element, with its namespace in braces
/// @param referenced which of the part's relationships its content names
/// @param deadActions what links do that can't be done in a copy: run macros and programs, start custom shows
/// @param onlyForDeadActions which relationships such links name
/// @param typefaces fonts by their names
/// @param tableStyles styles of tables by their ids
/// @param numbered whether the number of a slide is shown, in a placeholder or not
/// @param numberedOutsidePlaceholders whether it is shown elsewhere than in a placeholder: on a master or layout, these
///        show up on each slide
record PartFacts(String root, Set<String> referenced, Set<String> deadActions, Set<String> onlyForDeadActions,
        Set<String> typefaces, Set<String> tableStyles, boolean numbered, boolean numberedOutsidePlaceholders) {

    private static final Set<String> LINKS = Set.of("hlinkClick", "hlinkHover", "hlinkMouseOver");
    private static final Set<String> DEAD_ACTIONS = Set.of("ppaction://macro", "ppaction://program",
            "ppaction://customshow");

    /// @param ids the part's relationships
    static PartFacts of(InputStream in, Set<String> ids, String contentType) {
        var scan = new Scan(ids);
        try {
            Xml.visit(in, scan);
        } catch (UnreadableDeck e) {
            if (e.reason() == UnreadableDeck.Reason.DAMAGED && contentType.equals(ContentTypes.VML)) {
                // Old drawings are not always well formed; what can't be read is taken to need all it has.
                return new PartFacts("", ids, Set.of(), Set.of(), Set.of(), Set.of(), false, false);
            }
            throw e;
        }
        return scan.facts();
    }

    static boolean isLink(String elementName) {
        return LINKS.contains(elementName);
    }

    /// What an action does, without whatever it does it to; empty if a copy can do it too.
    static String deadAction(String action) {
        return DEAD_ACTIONS.stream().filter(action::startsWith).findFirst().orElse("");
    }

    private static final class Scan implements Xml.Visitor {

        private final Set<String> ids;
        private final Set<String> referenced = new HashSet<>();
        private final Set<String> inDeadActions = new HashSet<>();
        private final Set<String> elsewhere = new HashSet<>();
        private final Set<String> typefaces = new HashSet<>();
        private final Set<String> tableStyles = new HashSet<>();
        private String root = "";
        private final Set<String> deadActions = new HashSet<>();
        private boolean numbered;
        private boolean numberedOutsidePlaceholders;
        private boolean inPlaceholder;
        private boolean inTableStyle;

        Scan(Set<String> ids) {
            this.ids = ids;
        }

        @Override
        public void start(XMLStreamReader element) {
            String name = element.getLocalName();
            if (root.isEmpty()) {
                root = "{" + Xml.orEmpty(element.getNamespaceURI()) + "}" + name;
            }
            String action = isLink(name) ? deadAction(Xml.attribute(element, "action")) : "";
            boolean dead = !action.isEmpty();
            if (dead) {
                deadActions.add(action);
            }
            for (int i = 0; i < element.getAttributeCount(); i++) {
                String value = element.getAttributeValue(i);
                if (ids.contains(value)) {
                    referenced.add(value);
                    (dead ? inDeadActions : elsewhere).add(value);
                }
                if (element.getAttributeLocalName(i).equals("typeface")) {
                    typefaces.add(value);
                }
            }
            switch (name) {
                case "sp" -> inPlaceholder = false;
                case "ph" -> inPlaceholder = true;
                case "fld" -> {
                    if (Xml.attribute(element, "type").equals("slidenum")) {
                        numbered = true;
                        numberedOutsidePlaceholders |= !inPlaceholder;
                    }
                }
                case "tableStyleId" -> inTableStyle = true;
                default -> {
                }
            }
        }

        @Override
        public void text(String text) {
            if (inTableStyle) {
                tableStyles.add(text.strip());
            }
        }

        @Override
        public void end(String prefix, String name) {
            switch (name) {
                case "sp" -> inPlaceholder = false;
                case "tableStyleId" -> inTableStyle = false;
                default -> {
                }
            }
        }

        PartFacts facts() {
            inDeadActions.removeAll(elsewhere);
            return new PartFacts(root, Set.copyOf(referenced), Set.copyOf(deadActions), Set.copyOf(inDeadActions),
                    Set.copyOf(typefaces), Set.copyOf(tableStyles), numbered, numberedOutsidePlaceholders);
        }
    }
}
