package io.riffbook.model.web;

import io.riffbook.model.Concept;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Taxonomies;
import io.riffbook.model.Taxonomy;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the words mean that marketing and sales share: every taxonomy with its concepts, narrower ones below broader ones.
@Controller
@Hidden
class GlossaryPage {
    private static final int DEEPEST = 3;

    private final Taxonomies taxonomies;

    GlossaryPage(Taxonomies taxonomies) {
        this.taxonomies = taxonomies;
    }

    /// A taxonomy on the page.
    public record Section(String id, String label, String definition, List<Entry> entries) {
        static Section of(Taxonomy taxonomy) {
            Map<ConceptId, List<Concept>> narrower = new HashMap<>();
            taxonomy.concepts().forEach(concept -> concept.broader()
                    .ifPresent(broader -> narrower.computeIfAbsent(broader, _ -> new ArrayList<>()).add(concept)));
            List<Entry> entries = new ArrayList<>();
            taxonomy.concepts().stream().filter(concept -> concept.broader().isEmpty())
                    .forEach(concept -> add(concept, 0, narrower, entries));
            return new Section(taxonomy.id(), taxonomy.prefLabel(), taxonomy.definition(), entries);
        }

        private static void add(Concept concept, int depth, Map<ConceptId, List<Concept>> narrower,
                List<Entry> entries) {
            entries.add(new Entry(concept.id().toString(), concept.prefLabel(), String.join(", ", concept.altLabels()),
                    concept.definition(), Math.min(depth, DEEPEST), concept.deprecated()));
            narrower.getOrDefault(concept.id(), List.of()).forEach(each -> add(each, depth + 1, narrower, entries));
        }
    }

    /// A concept on the page.
    ///
    /// @param also what people also call it, in one line
    /// @param depth how far in it is shown
    public record Entry(String id, String label, String also, String definition, int depth, boolean deprecated) {}

    @GetMapping("/glossary")
    ModelAndView glossary() {
        return new ModelAndView("model/glossary", new ModelMap("sections",
                taxonomies.snapshot().all().stream().map(Section::of).toList()));
    }
}
