package io.riffbook.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.riffbook.access.GroupId;
import io.riffbook.access.Viewer;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;

import java.util.Collections;
import java.util.Set;

/// Who may see a published snippet.
///
/// @param reach whether it may be shown to customers
/// @param groups if any, only their members see it (and those who author); at most [#MOST_GROUPS]
public record Visibility(Reach reach, Set<GroupId> groups) {
    public static final int MOST_GROUPS = 50;
    public static final Visibility INTERNAL = new Visibility(Reach.INTERNAL, Set.of());

    /// For whose eyes the content is fit.
    public enum Reach {
        INTERNAL("internal"), CUSTOMER_FACING("customer-facing");

        private final String word;

        Reach(String word) {
            this.word = word;
        }

        @JsonValue
        public String word() {
            return word;
        }

        /// Reads the word of the API.
        ///
        /// @throws InvalidRequestException when it is none
        @JsonCreator
        public static Reach of(String word) {
            for (Reach reach : values()) {
                if (reach.word.equals(word)) {
                    return reach;
                }
            }
            throw InvalidRequestException
                    .at(new FieldFault("/visibility/reach", "must be internal or customer-facing"));
        }
    }

    public Visibility {
        groups = Set.copyOf(groups);
    }

    /// The one rule that search filters, re-checks and pages all follow.
    public boolean isVisibleTo(Viewer viewer) {
        return groups.isEmpty() || viewer.mayAuthor() || !Collections.disjoint(groups, viewer.groups());
    }
}
