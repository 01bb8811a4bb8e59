package io.riffbook.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What a snippet of one kind consists of, as forms, search and the API need to know it.
///
/// @param label of one, such as "Story"
/// @param plural label of many
/// @param help for whoever writes one
/// @param customerFacing whether snippets of this kind are meant for customers' eyes unless their author says otherwise
/// @param mainField the field that stands for the whole where only one fits; always one of the fields
/// @param bodyFields names of the fields that make up the text, in reading order; never empty
/// @param reviewAfterDays how long a snippet of this kind is usually trusted before somebody should look at it again, in days;
///                        absent when the model names no time
/// @param cues what speaks for the kind in a passage that is broken up
/// @param stages of the taxonomy `buying-stage` in which snippets of this kind are usually played, as the file names them
/// @param deprecated no new snippets of this kind are made; those there are can still be edited
/// @param renamedFrom what the kind was called before
/// @param fields all of them, in the order of the file
public record ContentType(Kind kind, String label, String plural, String help, boolean customerFacing,
        String mainField, List<String> bodyFields, Optional<Integer> reviewAfterDays, Cues cues,
        List<ConceptId> stages, boolean deprecated, List<Kind> renamedFrom, List<Field> fields) {

    public ContentType {
        bodyFields = List.copyOf(bodyFields);
        stages = List.copyOf(stages);
        renamedFrom = List.copyOf(renamedFrom);
        fields = List.copyOf(fields);
    }

    /// The field of that name, if the type has one.
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /// What the field of that name, which may be a former one, is called now; the same if it is unknown.
    String now(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst()
                .or(() -> fields.stream().filter(field -> field.renamedFrom().contains(name)).findFirst())
                .map(Field::name).orElse(name);
    }

    /// One field of the type.
    ///
    /// @param name as it stands in JSON
    /// @param help for whoever fills it in
    /// @param maxLength in characters; absent for what is no text
    /// @param choices the only values allowed, in order; empty when anything goes
    /// @param searchWeight from 0 (not searched) to [#HEAVIEST]
    /// @param facet whether results can be told apart by it; only of a number, a choice or a checkbox
    /// @param deprecated forms show it only where it has a value
    /// @param renamedFrom what the field was called before
    public record Field(String name, String label, String help, Widget widget, OptionalInt maxLength, boolean required,
            List<String> choices, int searchWeight, boolean facet, boolean deprecated, List<String> renamedFrom) {
        public static final int HEAVIEST = 10;

        public Field {
            choices = List.copyOf(choices);
            renamedFrom = List.copyOf(renamedFrom);
        }
    }

    /// How a form shows a field.
    public enum Widget {
        /// One line.
        TEXT,
        /// Several paragraphs.
        MARKDOWN, NUMBER,
        /// One of the choices.
        SELECT, CHECKBOX;

        /// As it stands in the files and in the API.
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Widget> of(String word) {
            return Arrays.stream(values()).filter(widget -> widget.word().equals(word)).findFirst();
        }
    }
}
