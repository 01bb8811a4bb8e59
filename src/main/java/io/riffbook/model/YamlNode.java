package io.riffbook.model;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/// A place in a taxonomy's file that knows its line, so that every complaint names it. Plain values are text, whatever YAML
/// would make of them: a concept may be called `no`.
record YamlNode(String file, Node node) {

    void mustBeMappingOf(Set<String> known) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping().getValue()) {
            YamlNode key = new YamlNode(file, entry.getKeyNode());
            String name = key.text(64);
            if (!known.contains(name)) {
                throw key.fault("\"" + name + "\" isn't understood here; known are "
                        + String.join(", ", new TreeSet<>(known)));
            }
            if (!seen.add(name)) {
                throw key.fault("\"" + name + "\" stands here twice");
            }
        }
    }

    Optional<YamlNode> find(String name) {
        return mapping().getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
                .map(entry -> new YamlNode(file, entry.getValueNode())).findFirst();
    }

    YamlNode required(String name) {
        return find(name).orElseThrow(() -> fault("\"" + name + "\" is missing"));
    }

    List<YamlNode> elements(int most) {
        if (!(node instanceof SequenceNode sequence)) {
            throw fault("must be a list");
        }
        if (sequence.getValue().size() > most) {
            throw fault("must have at most " + most + " items");
        }
        return sequence.getValue().stream().map(element -> new YamlNode(file, element)).toList();
    }

    String text(int longest) {
        if (!(node instanceof ScalarNode scalar)) {
            throw fault("must be text");
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty() || text.length() > longest) {
            throw fault("must be text of 1 to " + longest + " characters");
        }
        return text;
    }

    boolean flag() {
        return switch (text(5)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw fault("must be true or false");
        };
    }

    ContentModelException fault(String reason) {
        return ContentModelException.in(file, OptionalInt.of(node.getStartMark().getLine() + 1), reason);
    }

    private MappingNode mapping() {
        if (!(node instanceof MappingNode mapping)) {
            throw fault("must be a mapping of names to values");
        }
        return mapping;
    }
}
