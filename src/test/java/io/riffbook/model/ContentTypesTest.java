package io.riffbook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.model.ContentType.Field;
import io.riffbook.model.ContentType.Widget;
import io.riffbook.web.FieldFault;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

class ContentTypesTest {
    private static final Kind STORY = new Kind("story");
    private static final Kind PROOF_POINT = new Kind("proof-point");

    private final ContentTypes types = ContentTypes.read(ModelFiles.shipped().types());

    @Test
    void shipsTheEightKinds() {
        assertThat(types.all()).extracting(type -> type.kind().name()).containsExactly("battlecard",
                "objection-handler", "proof-point", "silver-bullet", "slide", "story", "talk-track",
                "value-statement");
    }

    @Test
    void tellsFormsAndSearchWhatAFieldIs() {
        ContentType story = types.get(STORY);

        assertThat(story.label()).isEqualTo("Story");
        assertThat(story.mainField()).isEqualTo("situation");
        assertThat(story.bodyFields()).startsWith("situation", "problem", "turn");
        assertThat(story.field("situation")).hasValueSatisfying(field -> {
            assertThat(field.widget()).isEqualTo(Widget.MARKDOWN);
            assertThat(field.maxLength()).hasValue(50_000);
            assertThat(field.required()).isTrue();
            assertThat(field.searchWeight()).isEqualTo(3);
        });
        assertThat(story.field("quotePermission").map(Field::choices).orElseThrow()).contains("internal only");
        assertThat(types.get(PROOF_POINT).field("sampleSize").orElseThrow().maxLength()).isEmpty();
    }

    @Test
    void acceptsWhatTheSchemaAllows() {
        assertThat(types.validate(STORY, Map.of("situation", "A dairy with forty trucks."), "/fields")).isEmpty();
    }

    @Test
    void namesEveryFaultAtOnceWithItsPointer() {
        Map<String, Object> fields = new HashMap<>();
        fields.put("problem", "x".repeat(4_001));
        fields.put("turn", 7);
        fields.put("quotePermission", "perhaps");
        fields.put("a/b~c", "misspelt");

        assertThat(types.validate(STORY, fields, "/fields")).extracting(FieldFault::pointer)
                .containsExactlyInAnyOrder("/fields/situation", "/fields/problem", "/fields/turn",
                        "/fields/quotePermission", "/fields/a~1b~0c");
    }

    @Test
    void saysWhatWouldBeRight() {
        List<FieldFault> faults = types.validate(PROOF_POINT, Map.of("measuredOn", "last year", "sampleSize", 0), "");

        assertThat(faults).contains(
                new FieldFault("/sampleSize", "must be at least 1"),
                new FieldFault("/measuredOn", "must match ^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
                new FieldFault("/measuredOn", "must be in the format date"));
    }

    @Test
    void takesABlankForMissingWhereTextIsRequired() {
        assertThat(types.validate(STORY, Map.of("situation", " \n"), "/fields")).singleElement()
                .extracting(FieldFault::pointer).isEqualTo("/fields/situation");
    }

    @Test
    void boundsTheFaultsThatARequestCanCause() {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            fields.put("unknown" + i, i);
        }

        assertThat(types.validate(STORY, fields, "/fields")).hasSizeBetween(100, 110);
    }

    @Test
    void refusesAnUnknownKind() {
        assertThatThrownBy(() -> types.validate(new Kind("limerick"), Map.of(), "/fields"))
                .isInstanceOf(UnknownKindException.class).hasMessageContaining("talk-track");
    }

    @Test
    void handsOutCopiesOfTheSchema() {
        ((tools.jackson.databind.node.ObjectNode) types.schema(STORY)).remove("required");

        assertThat(types.schema(STORY).has("required")).isTrue();
    }
}
