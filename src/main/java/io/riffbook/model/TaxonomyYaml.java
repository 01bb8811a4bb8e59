package io.riffbook.model;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a taxonomy as the file that [TaxonomyFile] reads. Equal taxonomies give equal files.
final class TaxonomyYaml {
    private TaxonomyYaml() {}

    static String write(Taxonomy taxonomy) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", taxonomy.id());
        document.put("prefLabel", taxonomy.prefLabel());
        putUnlessEmpty(document, "definition", taxonomy.definition());
        document.put("concepts", taxonomy.concepts().stream().map(TaxonomyYaml::concept).toList());
        return new Yaml(options()).dump(document);
    }

    private static Map<String, Object> concept(Concept concept) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", concept.id().concept());
        document.put("prefLabel", concept.prefLabel());
        putUnlessEmpty(document, "altLabels", concept.altLabels());
        concept.broader().ifPresent(broader -> document.put("broader", broader.concept()));
        putUnlessEmpty(document, "definition", concept.definition());
        if (concept.deprecated()) {
            document.put("deprecated", true);
        }
        putUnlessEmpty(document, "formerIds", concept.formerIds().stream().map(ConceptId::concept).toList());
        return document;
    }

    private static void putUnlessEmpty(Map<String, Object> document, String name, String text) {
        if (!text.isEmpty()) {
            document.put(name, text);
        }
    }

    private static void putUnlessEmpty(Map<String, Object> document, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            document.put(name, texts);
        }
    }

    private static DumperOptions options() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        options.setSplitLines(false);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        return options;
    }
}
