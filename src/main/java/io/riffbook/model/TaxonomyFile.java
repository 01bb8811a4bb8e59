package io.riffbook.model;

import io.riffbook.model.ModelFiles.ModelFile;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Version;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Reads one taxonomy out of its YAML file. Only the tree of nodes is looked at: no object is ever made from a tag, and what
/// refers to a part elsewhere in the file is refused.
final class TaxonomyFile {
    private static final Set<String> TAXONOMY = Set.of("id", "prefLabel", "definition", "concepts");
    private static final Set<String> CONCEPT = Set.of("id", "prefLabel", "altLabels", "broader", "definition",
            "deprecated", "formerIds");

    private final ModelFile file;
    private final YamlNode root;

    private TaxonomyFile(ModelFile file, YamlNode root) {
        this.file = file;
        this.root = root;
    }

    /// @throws ContentModelException naming the file and the line, for the first fault found
    static Taxonomy read(ModelFile file) {
        return new TaxonomyFile(file, new YamlNode(file.path(), compose(file))).taxonomy();
    }

    private static Node compose(ModelFile file) {
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(0);
        limits.setNestingDepthLimit(10);
        try {
            Node node = new Yaml(new SafeConstructor(limits)).compose(new StringReader(file.text()));
            if (node == null) {
                throw ContentModelException.in(file.path(), "is empty");
            }
            return node;
        } catch (MarkedYAMLException e) {
            throw ContentModelException.in(file.path(),
                    e.getProblemMark() == null
                            ? OptionalInt.empty()
                            : OptionalInt.of(e.getProblemMark().getLine() + 1),
                    "is no well-formed YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw ContentModelException.in(file.path(), "is no YAML that can be taken: " + e.getMessage());
        }
    }

    private Taxonomy taxonomy() {
        root.mustBeMappingOf(TAXONOMY);
        YamlNode id = root.required("id");
        if (!id.text(Concept.LONGEST_LABEL).equals(file.stem())) {
            throw id.fault("the id must be the file's name, \"" + file.stem() + "\"");
        }
        List<YamlNode> nodes = root.required("concepts").elements(Taxonomy.MOST_CONCEPTS);
        Set<ConceptId> known = new HashSet<>();
        for (YamlNode node : nodes) {
            node.mustBeMappingOf(CONCEPT);
            if (!known.add(conceptId(node.required("id")))) {
                throw node.required("id")
                        .fault("there are two concepts " + node.required("id").text(Concept.LONGEST_LABEL));
            }
        }
        List<Concept> concepts = nodes.stream().map(node -> concept(node, known)).toList();
        for (YamlNode node : nodes) {
            for (YamlNode former : node.find("formerIds").map(ids -> ids.elements(Taxonomy.MOST_FORMER_IDS))
                    .orElse(List.of())) {
                if (!known.add(conceptId(former))) {
                    throw former.fault(conceptId(former) + " names another concept");
                }
            }
        }
        Hierarchy.cycle(concepts).ifPresent(cycle -> {
            throw ContentModelException.in(file.path(), "the concept " + cycle + " is broader than itself");
        });
        return new Taxonomy(file.stem(), Version.FIRST, root.required("prefLabel").text(Concept.LONGEST_LABEL),
                definition(root), concepts);
    }

    private Concept concept(YamlNode node, Set<ConceptId> known) {
        Optional<ConceptId> broader = node.find("broader").map(it -> {
            ConceptId id = conceptId(it);
            if (id.equals(conceptId(node.required("id")))) {
                throw it.fault("the concept " + id + " is broader than itself");
            }
            if (!known.contains(id)) {
                throw it.fault("there is no concept " + id + " that could be broader");
            }
            return id;
        });
        List<String> altLabels = node.find("altLabels").map(labels -> labels.elements(Concept.MOST_ALT_LABELS))
                .orElse(List.of()).stream().map(label -> label.text(Concept.LONGEST_LABEL)).toList();
        return new Concept(conceptId(node.required("id")), node.required("prefLabel").text(Concept.LONGEST_LABEL),
                altLabels,
                broader, definition(node), node.find("deprecated").map(YamlNode::flag).orElse(false),
                node.find("formerIds").map(ids -> ids.elements(Taxonomy.MOST_FORMER_IDS)).orElse(List.of()).stream()
                        .map(this::conceptId).toList());
    }

    private ConceptId conceptId(YamlNode node) {
        try {
            return new ConceptId(file.stem(), node.text(Concept.LONGEST_LABEL));
        } catch (InvalidRequestException _) {
            throw node.fault("the ids of taxonomies and concepts are of up to 64 lower-case letters and digits with "
                    + "single dashes");
        }
    }

    private static String definition(YamlNode node) {
        return node.find("definition").map(text -> text.text(Concept.LONGEST_DEFINITION)).orElse("");
    }
}
