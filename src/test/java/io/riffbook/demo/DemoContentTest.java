package io.riffbook.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The content model and the demo content agree with each other, down to the last tag.
class DemoContentTest {

    private static final Path TYPES = Path.of("content-model/types");
    private static final Path TAXONOMIES = Path.of("content-model/taxonomies");
    private static final Path DEMO = Path.of("src/main/resources/demo");
    private static final String SUFFIX = ".schema.json";
    private static final String META_SCHEMA = "https://json-schema.org/draft/2020-12/schema";
    private static final Set<String> KINDS = Set.of("slide", "story", "value-statement", "silver-bullet",
            "objection-handler", "proof-point", "battlecard", "talk-track");
    private static final Set<String> SCHEMES = Set.of("industry", "persona", "buying-stage", "competitor",
            "economic-climate", "region", "product", "company-size", "channel");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry REGISTRY = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<String, JsonNode> TYPE_BY_KIND = new TreeMap<>();
    private static final Map<String, Schema> SCHEMA_BY_KIND = new TreeMap<>();
    private static final Schema NOTHING_IS_VALID = REGISTRY.getSchema("false");
    private static final Map<String, JsonNode> TAXONOMY_BY_ID = new TreeMap<>();
    private static final Set<String> CONCEPTS = new HashSet<>();
    private static JsonNode snippets = JSON.nullNode();
    private static JsonNode organisation = JSON.nullNode();

    @BeforeAll
    static void read() throws IOException {
        for (Path file : filesIn(TYPES)) {
            String kind = file.getFileName().toString().replace(SUFFIX, "");
            TYPE_BY_KIND.put(kind, JSON.readTree(file));
            SCHEMA_BY_KIND.put(kind, REGISTRY.getSchema(JSON.readTree(file)));
        }
        for (Path file : filesIn(TAXONOMIES)) {
            JsonNode taxonomy = yaml(file);
            String scheme = text(taxonomy, "id");
            assertThat(file.getFileName()).hasToString(scheme + ".yaml");
            TAXONOMY_BY_ID.put(scheme, taxonomy);
            taxonomy.path("concepts").forEach(concept -> CONCEPTS.add(scheme + "/" + text(concept, "id")));
        }
        snippets = yaml(DEMO.resolve("snippets.yaml")).path("snippets");
        organisation = yaml(DEMO.resolve("organisation.yaml"));
    }

    @Test
    void everyKindHasASchemaThatIsValid() {
        Schema metaSchema = REGISTRY.getSchema(SchemaLocation.of(META_SCHEMA));

        assertThat(TYPE_BY_KIND).containsOnlyKeys(KINDS);
        assertThat(TYPE_BY_KIND).allSatisfy((kind, type) -> {
            assertThat(text(type, "$schema")).isEqualTo(META_SCHEMA);
            assertThat(text(type, "$id")).isEqualTo("https://riffbook.io/content-types/" + kind);
            assertThat(metaSchema.validate(type)).isEmpty();
        });
    }

    @Test
    void aKindAsksForItsMainFieldOnlySoThatAPassageCanBecomeADraftOfIt() {
        assertThat(TYPE_BY_KIND).allSatisfy((_, type) -> {
            String mainField = text(type.path("x-riffbook"), "mainField");
            assertThat(texts(type.path("required"))).containsExactly(mainField);
            JsonNode property = type.path("properties").path(mainField);
            assertThat(text(property.path("x-riffbook"), "widget")).isEqualTo("markdown");
            assertThat(property.has("minLength")).isFalse();
            assertThat(type.path("additionalProperties").asBoolean(true)).isFalse();

            String draft = JSON.writeValueAsString(Map.of(mainField, "# Any *Markdown*", "notes", "Any notes"));
            assertThat(REGISTRY.getSchema(type).validate(JSON.readTree(draft))).isEmpty();
        });
    }

    @Test
    void everyFieldIsBoundedAndSaysHowItIsShownAndFound() {
        assertThat(TYPE_BY_KIND).allSatisfy((_, type) -> {
            JsonNode properties = type.path("properties");
            assertThat(properties.propertyNames()).containsAll(texts(type.path("x-riffbook").path("body")));
            properties.forEach(property -> {
                JsonNode shown = property.path("x-riffbook");
                assertThat(shown.propertyNames()).contains("label", "help", "widget", "searchWeight");
                assertThat(text(shown, "widget")).isIn("text", "markdown", "number", "select");
                assertThat(shown.path("searchWeight").asInt()).isBetween(1, 4);
                assertThat(property.has("maxLength") || property.has("maximum")).isTrue();
            });
        });
    }

    @Test
    void everyTaxonomyIsSoundAndTellsBroaderConceptsFirst() {
        assertThat(TAXONOMY_BY_ID).containsOnlyKeys(SCHEMES);
        assertThat(TAXONOMY_BY_ID).allSatisfy((_, taxonomy) -> {
            assertThat(taxonomy.propertyNames()).containsExactlyInAnyOrder("id", "prefLabel", "definition", "concepts");
            assertThat(taxonomy.path("concepts")).hasSizeBetween(8, 30);
            Set<String> seen = new HashSet<>();
            Set<String> labels = new HashSet<>();
            taxonomy.path("concepts").forEach(concept -> {
                assertThat(text(concept, "definition")).isNotBlank();
                if (concept.has("broader")) {
                    assertThat(seen).contains(text(concept, "broader"));
                }
                assertThat(text(concept, "id")).matches("[a-z0-9]+(-[a-z0-9]+)*");
                assertThat(seen.add(text(concept, "id"))).as("%s stands once", concept).isTrue();
                Stream.concat(Stream.of(text(concept, "prefLabel")), texts(concept.path("altLabels")).stream())
                        .forEach(label -> assertThat(labels.add(label)).as("label %s stands once", label).isTrue());
            });
        });
    }

    @Test
    void everySnippetIsValidForItsKind() {
        assertThat(snippets).hasSizeGreaterThanOrEqualTo(48).allSatisfy(snippet -> {
            List<Error> errors = SCHEMA_BY_KIND.getOrDefault(text(snippet, "kind"), NOTHING_IS_VALID)
                    .validate(snippet.path("fields"));
            assertThat(errors).as(text(snippet, "key")).isEmpty();
            assertThat(text(snippet, "title")).isNotBlank().hasSizeLessThanOrEqualTo(120);
            assertThat(text(snippet, "visibility")).isIn("internal", "customer-facing");
        });
        assertThat(keysOf(snippets)).doesNotHaveDuplicates();
    }

    @Test
    void everyKindAndEveryTaxonomyIsWellUsed() {
        assertThat(countBy(snippet -> Stream.of(text(snippet, "kind")))).containsOnlyKeys(KINDS).allSatisfy(
                (_, count) -> assertThat(count).isGreaterThanOrEqualTo(4));
        assertThat(countBy(snippet -> texts(snippet.path("tags")).stream().map(tag -> tag.split("/", 2)[0])))
                .containsOnlyKeys(SCHEMES);
    }

    @Test
    void tagsAndAudiencesNameConceptsThatExist() {
        assertThat(snippets).allSatisfy(snippet -> {
            List<String> meant = texts(snippet.path("audience").path("for"));
            List<String> notMeant = texts(snippet.path("audience").path("notFor"));
            assertThat(texts(snippet.path("tags"))).hasSizeBetween(3, 7).doesNotHaveDuplicates()
                    .isSubsetOf(CONCEPTS);
            assertThat(meant).as("a snippet for everyone is for no one").isNotEmpty().isSubsetOf(CONCEPTS);
            assertThat(notMeant).isSubsetOf(CONCEPTS).doesNotContainAnyElementsOf(meant);
        });
    }

    @Test
    void lineageLeadsToASlideOfTheMasterDeck() throws IOException {
        int slides = DeckOutline.parse(Files.readString(MasterDeckGenerator.MARKDOWN)).slides().size();
        List<Integer> passages = stream(snippets).filter(snippet -> snippet.has("passage"))
                .map(snippet -> snippet.path("passage").asInt()).toList();

        assertThat(passages).hasSizeGreaterThanOrEqualTo(20).allSatisfy(
                passage -> assertThat(passage).isBetween(1, slides));
    }

    @Test
    void nothingGoesToCustomersThatTheCustomerDidNotAllow() {
        assertThat(stream(snippets).filter(snippet -> text(snippet, "visibility").equals("customer-facing")))
                .allSatisfy(snippet -> {
                    JsonNode fields = snippet.path("fields");
                    assertThat(fields.path("quotePermission").asString("anonymous")).isNotIn("not asked",
                            "internal only");
                    assertThat(fields.path("disclosure").asString("public")).isIn("anonymous", "public");
                });
    }

    @Test
    void theOrganisationHoldsTogether() {
        Set<String> groups = stream(organisation.path("groups")).map(group -> text(group, "id"))
                .collect(Collectors.toSet());

        assertThat(stream(organisation.path("people")).collect(Collectors.groupingBy(person -> text(person, "role"),
                Collectors.counting()))).isEqualTo(Map.of("admin", 1L, "marketer", 3L, "rep", 12L, "analyst", 1L));
        assertThat(organisation.path("people")).allSatisfy(person -> {
            assertThat(text(person, "email")).endsWith("@example.com");
            assertThat(text(person, "name")).startsWith("Demo ");
            assertThat(texts(person.path("groups"))).isSubsetOf(groups)
                    .hasSize(text(person, "role").equals("rep") ? 1 : 0);
        });
        assertThat(organisation.path("accounts")).hasSize(36).allSatisfy(account -> {
            assertThat(Stream.of("industry", "region", "companySize", "competitor").map(name -> text(account, name)))
                    .isSubsetOf(CONCEPTS);
            assertThat(groups).contains(text(account, "group"));
        });
        assertThat(keysOf(organisation.path("accounts"))).doesNotHaveDuplicates();
    }

    @Test
    void theYearNamesConceptsAndWeighsThemToOne() {
        JsonNode year = organisation.path("year");
        JsonNode opportunities = year.path("opportunities");

        Stream.of(opportunities.path("outcomes"), opportunities.path("personas"), year.path("usages").path("channels"),
                year.path("ratings").path("scores"), year.path("ratings").path("reactions"))
                .forEach(weights -> assertThat(stream(weights).mapToDouble(JsonNode::asDouble).sum()).isEqualTo(1.0,
                        within(1e-9)));
        assertThat(CONCEPTS).containsAll(opportunities.path("personas").propertyNames());
        assertThat(Stream.of("stages", "climates").flatMap(list -> stream(opportunities.path(list)))
                .map(entry -> text(entry, "concept"))).isSubsetOf(CONCEPTS);
        assertThat(year.path("usages").path("channels").propertyNames())
                .allSatisfy(channel -> assertThat(CONCEPTS).contains("channel/" + channel));
    }

    @Test
    void everySnippetHasATrueEffectThatIsSmall() {
        JsonNode effects = organisation.path("effects");

        assertThat(new TreeSet<>(effects.propertyNames())).isEqualTo(new TreeSet<>(keysOf(snippets)));
        assertThat(effects).allSatisfy(effect -> {
            assertThat(effect.path("appeal").asDouble()).isBetween(-0.1, 0.15);
            assertThat(effect.path("lift").asDouble()).isBetween(-0.1, 0.15);
        });
    }

    private static JsonNode yaml(Path file) throws IOException {
        var limits = new LoaderOptions();
        limits.setCodePointLimit(1_000_000);
        limits.setMaxAliasesForCollections(0);
        limits.setNestingDepthLimit(10);
        limits.setAllowDuplicateKeys(false);
        try (var reader = Files.newBufferedReader(file)) {
            return JSON.valueToTree(new Yaml(new SafeConstructor(limits)).load(reader));
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// The text of a field that must be there and must be text, which catches YAML's unquoted dates, numbers and `no`.
    private static String text(JsonNode node, String name) {
        assertThat(node.path(name).isString()).as("%s of %s is text", name, node).isTrue();
        return node.path(name).asString();
    }

    private static List<String> texts(JsonNode array) {
        return IntStream.range(0, array.size()).mapToObj(array::get).peek(
                element -> assertThat(element.isString()).as("%s is text", element).isTrue())
                .map(JsonNode::asString).toList();
    }

    private static List<String> keysOf(JsonNode array) {
        return stream(array).map(entry -> text(entry, "key")).toList();
    }

    private static Map<String, Long> countBy(Function<JsonNode, Stream<String>> names) {
        return stream(snippets).flatMap(names).collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        return node.valueStream();
    }
}
