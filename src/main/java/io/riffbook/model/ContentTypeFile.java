package io.riffbook.model;

import io.riffbook.model.ContentType.Field;
import io.riffbook.model.ContentType.Widget;
import io.riffbook.model.ModelFiles.ModelFile;
import io.riffbook.web.InvalidRequestException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one content type out of its JSON Schema, and accepts only the part of JSON Schema that forms, search and validation
/// understand: text, numbers and yes-or-no side by side, no references, everything bounded.
final class ContentTypeFile {
    private static final int DEEPEST = 20;
    private static final int MOST_FIELDS = 100;
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_TEXT_WITH_PATTERN = 1_000;
    private static final int MOST_CHOICES = 100;
    private static final int MOST_FORMER_NAMES = 20;
    private static final int LONGEST_REVIEW_AFTER = 3_650;
    private static final int MOST_STAGES = 50;
    private static final String STAGES = "buying-stage";
    private static final String FIELD_NAME = "[a-z][a-zA-Z0-9]{0,63}";
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final Set<String> TYPE_KEYWORDS = Set.of("$schema", "$id", "title", "description", "type",
            "x-riffbook", "properties", "required", "additionalProperties", "deprecated");
    private static final Set<String> TYPE_BLOCK = Set.of("label", "plural", "help", "customerFacing", "mainField",
            "body", "reviewAfterDays", "cues", "stages", "renamedFrom");
    private static final Set<String> FIELD_KEYWORDS = Set.of("title", "description", "type", "enum", "minLength",
            "maxLength", "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
            "multipleOf", "default", "examples", "x-riffbook", "deprecated");
    private static final Set<String> FIELD_BLOCK = Set.of("label", "help", "widget", "searchWeight", "facet",
            "renamedFrom");
    private static final Set<Widget> FACETS = Set.of(Widget.NUMBER, Widget.SELECT, Widget.CHECKBOX);
    private static final Set<String> FORMATS = Set.of("date", "date-time", "email", "uri");
    private static final Map<String, Set<Widget>> WIDGETS = Map.of(
            "string", Set.of(Widget.TEXT, Widget.MARKDOWN, Widget.SELECT),
            "integer", Set.of(Widget.NUMBER),
            "number", Set.of(Widget.NUMBER),
            "boolean", Set.of(Widget.CHECKBOX));

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final ModelFile file;
    private final SchemaNode root;
    private final Set<String> required = new HashSet<>();

    private ContentTypeFile(ModelFile file, JsonNode root) {
        this.file = file;
        this.root = new SchemaNode(file.path(), new JsonLines(STRICT, file.text()), "", root);
    }

    /// @throws ContentModelException naming the file and the place in it, for the first fault found
    static DescribedType read(ModelFile file) {
        JsonNode json = parse(file);
        return new DescribedType(new ContentTypeFile(file, json).type(), json);
    }

    private static JsonNode parse(ModelFile file) {
        try {
            return STRICT.readTree(file.text());
        } catch (JacksonException e) {
            // a file that is nested too deeply has no place in particular
            throw ContentModelException.in(file.path(), e.getLocation() == null
                    ? OptionalInt.empty()
                    : OptionalInt.of(e.getLocation().getLineNr()), "is no well-formed JSON: " + e.getOriginalMessage());
        }
    }

    private ContentType type() {
        root.mustBeObjectOf(TYPE_KEYWORDS);
        root.child("$schema").mustBe(DIALECT);
        root.child("type").mustBe("object");
        if (!root.child("additionalProperties").isFalse()) {
            throw root.child("additionalProperties").fault("must be false, so that misspelt fields are refused");
        }
        SchemaNode block = root.child("x-riffbook");
        block.mustBeObjectOf(TYPE_BLOCK);
        List<Field> fields = fields();
        Set<String> names = new TreeSet<>(fields.stream().map(Field::name).toList());
        String mainField = nameOfAField(block.child("mainField"), names);
        if (!required.contains(mainField)) {
            throw block.child("mainField").fault("must be a required field: \"" + mainField + "\" may be absent");
        }
        List<String> body = block.child("body").elements().stream().map(name -> nameOfAField(name, names)).toList();
        if (body.isEmpty() || new HashSet<>(body).size() != body.size()) {
            throw block.child("body").fault("must name at least one field, and none twice");
        }
        return new ContentType(kind(), block.child("label").text(), block.child("plural").text(),
                block.child("help").textOr(""), block.child("customerFacing").flag(), mainField, body,
                reviewAfterDays(block.child("reviewAfterDays")), Cues.read(block.child("cues")),
                stages(block.child("stages")), root.child("deprecated").flagOr(false),
                formerNames(block.child("renamedFrom")).stream().map(ContentTypeFile::formerKind).toList(), fields);
    }

    private static Optional<Integer> reviewAfterDays(SchemaNode node) {
        return node.isAbsent() ? Optional.empty() : Optional.of(node.wholeNumber(1, LONGEST_REVIEW_AFTER));
    }

    /// Whether there is such a concept is not asked here: taxonomies are edited while Riffbook runs, files are not.
    private static List<ConceptId> stages(SchemaNode node) {
        List<ConceptId> stages = node.elements().stream().map(ContentTypeFile::stage).toList();
        if (stages.size() > MOST_STAGES || new HashSet<>(stages).size() != stages.size()) {
            throw node.fault("must have at most " + MOST_STAGES + " stages, and none twice");
        }
        return stages;
    }

    private static ConceptId stage(SchemaNode node) {
        String[] parts = node.text().split("/", -1);
        if (parts.length != 2 || !parts[0].equals(STAGES) || !ConceptId.isSlug(parts[1])) {
            throw node.fault("must be a concept of the taxonomy " + STAGES + ", such as " + STAGES + "/evaluating");
        }
        return new ConceptId(STAGES, parts[1]);
    }

    private static List<SchemaNode> formerNames(SchemaNode node) {
        List<SchemaNode> names = node.elements();
        if (names.size() > MOST_FORMER_NAMES
                || names.stream().map(SchemaNode::text).distinct().count() != names.size()) {
            throw node.fault("must have at most " + MOST_FORMER_NAMES + " names, and none twice");
        }
        return names;
    }

    private static Kind formerKind(SchemaNode node) {
        try {
            return new Kind(node.text());
        } catch (InvalidRequestException _) {
            throw node.fault("must be the name of a kind, in lower case with dashes");
        }
    }

    private Kind kind() {
        try {
            return new Kind(file.stem());
        } catch (InvalidRequestException _) {
            throw ContentModelException.in(file.path(), "its name must be that of the kind, in lower case with dashes");
        }
    }

    private List<Field> fields() {
        SchemaNode properties = root.child("properties");
        List<String> names = properties.memberNames();
        if (names.isEmpty() || names.size() > MOST_FIELDS) {
            throw properties.fault("must have from 1 to " + MOST_FIELDS + " fields");
        }
        for (SchemaNode name : root.child("required").elements()) {
            required.add(nameOfAField(name, new TreeSet<>(names)));
        }
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            fields.add(field(name, properties.child(name)));
        }
        refuseTakenNames(properties, fields);
        return fields;
    }

    /// A name can have belonged to one field only, and to none that there still is.
    private static void refuseTakenNames(SchemaNode properties, List<Field> fields) {
        Set<String> taken = new HashSet<>(fields.stream().map(Field::name).toList());
        for (Field field : fields) {
            for (String former : field.renamedFrom()) {
                if (!taken.add(former)) {
                    throw properties.child(field.name()).child("x-riffbook").child("renamedFrom")
                            .fault("\"" + former + "\" names another field");
                }
            }
        }
    }

    private Field field(String name, SchemaNode field) {
        if (!name.matches(FIELD_NAME)) {
            throw field.fault("a field's name is in camelCase, of up to 64 letters and digits");
        }
        field.mustBeObjectOf(FIELD_KEYWORDS);
        String type = field.child("type").oneOf(WIDGETS.keySet());
        SchemaNode block = field.child("x-riffbook");
        block.mustBeObjectOf(FIELD_BLOCK);
        Widget widget = widget(type, block.child("widget"));
        List<String> choices = choices(widget, field.child("enum"));
        return new Field(name, block.child("label").text(), block.child("help").textOr(""), widget,
                type.equals("string") ? OptionalInt.of(maxLength(field, choices)) : OptionalInt.empty(),
                required.contains(name), choices, block.child("searchWeight").wholeNumber(0, Field.HEAVIEST),
                facet(widget, block.child("facet")), deprecated(name, field.child("deprecated")),
                formerFields(block.child("renamedFrom")));
    }

    private static boolean facet(Widget widget, SchemaNode node) {
        boolean facet = node.flagOr(false);
        if (facet && !FACETS.contains(widget)) {
            throw node.fault("only a number, a select or a checkbox can be a facet");
        }
        return facet;
    }

    private boolean deprecated(String name, SchemaNode node) {
        boolean deprecated = node.flagOr(false);
        if (deprecated && required.contains(name)) {
            throw node.fault("a required field can't be deprecated: take it out of required first");
        }
        return deprecated;
    }

    private static List<String> formerFields(SchemaNode node) {
        for (SchemaNode name : formerNames(node)) {
            if (!name.text().matches(FIELD_NAME)) {
                throw name.fault("must be the name of a field, in camelCase");
            }
        }
        return node.elements().stream().map(SchemaNode::text).toList();
    }

    private static Widget widget(String type, SchemaNode node) {
        Set<Widget> fitting = WIDGETS.getOrDefault(type, Set.of());
        return Widget.of(node.text()).filter(fitting::contains).orElseThrow(() -> node.fault("\"" + node.text()
                + "\" is no widget for a " + type + ": use "
                + String.join(" or ", fitting.stream().map(Widget::word).sorted().toList())));
    }

    private static List<String> choices(Widget widget, SchemaNode node) {
        if ((widget == Widget.SELECT) == node.isAbsent()) {
            throw node.fault("a field has an enum exactly if its widget is select");
        }
        List<String> choices = node.elements().stream().map(SchemaNode::text).toList();
        if (!node.isAbsent()
                && (choices.isEmpty() || choices.size() > MOST_CHOICES
                        || new HashSet<>(choices).size() != choices.size())) {
            throw node.fault("must have from 1 to " + MOST_CHOICES + " choices, and none twice");
        }
        return choices;
    }

    private static int maxLength(SchemaNode field, List<String> choices) {
        if (!field.child("format").isAbsent()) {
            field.child("format").oneOf(FORMATS);
        }
        if (field.child("maxLength").isAbsent() && !choices.isEmpty()) {
            return choices.stream().mapToInt(String::length).max().orElse(0);
        }
        SchemaNode pattern = field.child("pattern");
        int longest = pattern.isAbsent() ? LONGEST_TEXT : LONGEST_TEXT_WITH_PATTERN;
        int maxLength = field.child("maxLength").wholeNumber(1, longest);
        if (!pattern.isAbsent()) {
            BoundedPattern.check(pattern.text()).ifPresent(reason -> {
                throw pattern.fault(reason);
            });
        }
        return maxLength;
    }

    private static String nameOfAField(SchemaNode node, Set<String> names) {
        if (!names.contains(node.text())) {
            throw node.fault("\"" + node.text() + "\" is none of the fields " + String.join(", ", names));
        }
        return node.text();
    }
}
