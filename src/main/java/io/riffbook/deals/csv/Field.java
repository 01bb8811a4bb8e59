package io.riffbook.deals.csv;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a column can say of an opportunity.
enum Field {
    EXTERNAL_ID("externalId"), NAME("name"), ACCOUNT("account"), OWNER_EMAIL("ownerEmail"), OWNER_CRM_ID(
            "ownerCrmId"),
    TEAM("team"), OWNER_TIER("ownerTier"), AMOUNT("amount"), CURRENCY("currency"),
    /// A stage, or an outcome: CRMs have both in one column.
    STAGE("stage"), STAGE_CHANGED_AT("stageChangedAt"), SEGMENTS("segments"), COMPETITOR("competitor"), OUTCOME(
            "outcome"),
    REASONS("reasons"), CLOSED_AT("closedAt"), UPDATED_AT("updatedAt"),
    /// Written with a stage behind it: when the deal came into that stage.
    ENTERED_AT("enteredAt:");

    private final String word;

    Field(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /// The field that a mapping names; for [#ENTERED_AT], with whatever stage.
    static Optional<Field> of(String text) {
        return text.startsWith(ENTERED_AT.word)
                ? Optional.of(ENTERED_AT)
                : Arrays.stream(values()).filter(field -> field.word.equals(text)).findFirst();
    }

    /// Whether several columns may say it together.
    boolean takesMany() {
        return this == SEGMENTS || this == REASONS || this == ENTERED_AT;
    }

    static String words() {
        return Arrays.stream(values()).filter(field -> field != ENTERED_AT).map(Field::word)
                .collect(Collectors.joining(", ")) + " or enteredAt: and a stage";
    }
}
