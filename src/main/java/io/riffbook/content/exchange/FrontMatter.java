package io.riffbook.content.exchange;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text says of itself in a YAML block before it begins. Only the tree of nodes is looked at: no object is ever made from it.
///
/// @param values by name; members of members as `audience.for`
/// @param unread names of what is no plain value and no list of such
/// @param body what follows
record FrontMatter(Map<String, List<String>> values, List<String> unread, String body) {
    private static final Pattern BLOCK = Pattern.compile(
            "\\A---[ \\t]*\\n(.{0,100000}?)^(?:---|\\.\\.\\.)[ \\t]*(?:\\n|\\z)",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final int MOST_VALUES = AuthoredRow.MOST_LABELS;

    /// The block at the start of a text; without one that can be read, everything is body.
    static FrontMatter of(String text) {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            return none(text);
        }
        return read(block.group(1)).map(front -> new FrontMatter(front.values(), front.unread(),
                text.substring(block.end()))).orElseGet(() -> none(text));
    }

    /// A text that is nothing but YAML; empty when it is not a mapping.
    static Optional<FrontMatter> read(String yaml) {
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(0);
        limits.setNestingDepthLimit(10);
        try {
            Node node = new Yaml(new SafeConstructor(limits)).compose(new StringReader(yaml));
            if (!(node instanceof MappingNode mapping)) {
                return Optional.empty();
            }
            FrontMatter front = new FrontMatter(new LinkedHashMap<>(), new ArrayList<>(), "");
            front.collect("", mapping, 0);
            return Optional.of(front);
        } catch (YAMLException _) {
            return Optional.empty();
        }
    }

    private static FrontMatter none(String text) {
        return new FrontMatter(Map.of(), List.of(), text);
    }

    private void collect(String prefix, MappingNode mapping, int depth) {
        for (NodeTuple member : mapping.getValue()) {
            if (!(member.getKeyNode() instanceof ScalarNode key) || values.size() >= MOST_VALUES) {
                continue;
            }
            String name = prefix + key.getValue();
            switch (member.getValueNode()) {
                case ScalarNode scalar -> put(name, List.of(scalar));
                case SequenceNode sequence when sequence.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
                    put(
                            name, sequence.getValue());
                case MappingNode nested when depth == 0 -> collect(name + ".", nested, depth + 1);
                default -> unread.add(name);
            }
        }
    }

    private void put(String name, List<? extends Node> nodes) {
        values.put(name, nodes.stream().limit(MOST_VALUES).map(ScalarNode.class::cast)
                .map(scalar -> scalar.getValue().strip()).filter(value -> !value.isEmpty()).toList());
    }

    /// The first value of that name.
    Optional<String> first(String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst();
    }
}
