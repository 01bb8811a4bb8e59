package io.riffbook.content.web;

import io.riffbook.model.ContentType;
import org.springframework.stereotype.Component;
import org.springframework.ui.ModelMap;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the page with a snippet's form needs to know.
@Component
class SnippetFormView {
    private static final Map<String, String> OTHER_FIELDS = Map.ofEntries(Map.entry("/title", "Title"),
            Map.entry("/tags", "Tags"), Map.entry("/audience", "Audience"), Map.entry("/audience/for", "For"),
            Map.entry("/audience/notFor", "Not for"), Map.entry("/visibility/reach", "Visibility"),
            Map.entry("/visibility/groups", "Groups"), Map.entry("/ownerId", "Owner"),
            Map.entry("/verifierId", "Verifier"), Map.entry("/reviewBy", "Look again by"),
            Map.entry("/expiresAt", "Expires"));
    private static final String FIELDS = "/fields/";

    private final ConceptChoices concepts;
    private final GroupChoices groups;
    private final PersonChoices people;

    SnippetFormView(ConceptChoices concepts, GroupChoices groups, PersonChoices people) {
        this.concepts = concepts;
        this.groups = groups;
        this.people = people;
    }

    /// A fault, for the list above the form.
    ///
    /// @param anchor id of the field that it is about
    public record Fault(String anchor, String text) {}

    ModelAndView of(ContentType type, SnippetForm form, FormFaults faults) {
        return new ModelAndView("content/snippet-form", new ModelMap("type", type).addAttribute("form", form)
                .addAttribute("fields", type.fields().stream().filter(field -> isShown(field, form)).toList())
                .addAttribute("faults", faults.byPointer()).addAttribute("faultList", list(type, faults))
                .addAttribute("taxonomies", concepts.offered(form.concepts()))
                .addAttribute("people", people.with(form.keeping().people()))
                .addAttribute("groups", groups.with(VisibilityChoice.ids(form.groups()))));
    }

    /// A deprecated field is shown as long as it says something.
    private static boolean isShown(ContentType.Field field, SnippetForm form) {
        return !field.deprecated() || !form.fields().getOrDefault(field.name(), "").isEmpty();
    }

    private static List<Fault> list(ContentType type, FormFaults faults) {
        List<Fault> list = new ArrayList<>();
        faults.general().forEach(text -> list.add(new Fault("content", text)));
        faults.byPointer().forEach((pointer, detail) -> list.add(pointer.startsWith(FIELDS)
                ? ofField(type, pointer.substring(FIELDS.length()), detail)
                : new Fault(pointer.replaceFirst("^/", "").replace('/', '-'),
                        OTHER_FIELDS.getOrDefault(pointer, "The form") + " " + detail)));
        return list;
    }

    private static Fault ofField(ContentType type, String name, String detail) {
        return new Fault("fields-" + name, type.field(name).map(ContentType.Field::label).orElse(name) + " " + detail);
    }
}
