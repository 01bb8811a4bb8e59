package io.riffbook.reading.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A piece of an XML part that is small enough to be held: an element, or words (then it has no name).
///
/// @param namespace empty for words, and for elements of none
/// @param name without its prefix
/// @param text the words; empty for an element
public record XmlNode(String namespace, String name, List<Attribute> attributes, List<XmlNode> children, String text) {

    /// An attribute of an element.
    public record Attribute(String namespace, String name, String value) {}

    static XmlNode words(String text) {
        return new XmlNode("", "", List.of(), List.of(), text);
    }

    /// Its children are added later, while it is read.
    static XmlNode element(String namespace, String name, List<Attribute> attributes) {
        return new XmlNode(namespace, name, attributes, new ArrayList<>(), "");
    }

    public boolean isWords() {
        return name.isEmpty();
    }

    public boolean is(String local) {
        return name.equals(local);
    }

    /// The value of an attribute of that name, whatever its namespace; empty if there is none.
    public String attribute(String local) {
        return attributes.stream().filter(a -> a.name().equals(local)).map(Attribute::value).findFirst().orElse("");
    }

    /// The value of an attribute whose namespace has that word in it; empty if there is none.
    public String attribute(String namespaceWord, String local) {
        return attributes.stream().filter(a -> a.name().equals(local) && a.namespace().contains(namespaceWord))
                .map(Attribute::value).findFirst().orElse("");
    }

    /// The elements of that name right below.
    public Stream<XmlNode> all(String local) {
        return children.stream().filter(child -> child.is(local));
    }

    /// The first element of that name right below.
    public Optional<XmlNode> first(String local) {
        return all(local).findFirst();
    }

    /// The `val` of the first element of that name right below; empty if there is none.
    public String value(String local) {
        return first(local).map(child -> child.attribute("val")).orElse("");
    }

    /// All elements of that name, however deep below.
    public List<XmlNode> below(String local) {
        List<XmlNode> found = new ArrayList<>();
        collect(local, found);
        return found;
    }

    /// All words in it.
    public String allText() {
        var words = new StringBuilder();
        collectText(words);
        return words.toString();
    }

    private void collect(String local, List<XmlNode> found) {
        for (XmlNode child : children) {
            if (child.is(local)) {
                found.add(child);
            }
            child.collect(local, found);
        }
    }

    private void collectText(StringBuilder words) {
        words.append(text);
        children.forEach(child -> child.collectText(words));
    }
}
