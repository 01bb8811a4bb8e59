package io.riffbook.content.exchange;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// What shall be exported.
///
/// @param files whether an archive has the files of decks and the previews in it; NDJSON never has
public record ExportOrder(Set<Part> types, Format format, boolean files) {
    public ExportOrder {
        types = Collections.unmodifiableSet(new TreeSet<>(types.isEmpty() ? Set.of(Part.values()) : types));
    }

    /// What there is to export, in the order in which an export tells it.
    public enum Part {
        TAXONOMY("taxonomy"), DECK("deck"), SNIPPET("snippet");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        /// As it stands in the API.
        @JsonValue
        public String word() {
            return word;
        }

        /// Reads the word of the API.
        ///
        /// @throws InvalidRequestException when it is none
        @JsonCreator
        public static Part of(String word) {
            return Arrays.stream(values()).filter(part -> part.word.equals(word)).findFirst()
                    .orElseThrow(() -> InvalidRequestException
                            .at(new FieldFault("/types", "must be of taxonomy, deck, snippet")));
        }
    }

    /// How an export is written.
    public enum Format {
        NDJSON("ndjson", "application/x-ndjson"), ARCHIVE("zip", "application/zip");

        private final String ending;
        private final String mediaType;

        Format(String ending, String mediaType) {
            this.ending = ending;
            this.mediaType = mediaType;
        }

        /// As it stands in the API.
        @JsonValue
        public String word() {
            return this == NDJSON ? "ndjson" : "archive";
        }

        /// Reads the word of the API.
        ///
        /// @throws InvalidRequestException when it is none
        @JsonCreator
        public static Format of(String word) {
            return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst()
                    .orElseThrow(() -> InvalidRequestException
                            .at(new FieldFault("/format", "must be ndjson or archive")));
        }

        /// How names of such files end, without a dot.
        public String ending() {
            return ending;
        }

        /// The media type of such files.
        public String mediaType() {
            return mediaType;
        }
    }
}
