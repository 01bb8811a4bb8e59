package io.riffbook.variations;

import io.riffbook.access.People;
import io.riffbook.access.PersonId;
import io.riffbook.content.SnippetId;
import org.springframework.stereotype.Service;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Who is thanked for what a snippet says.
@Service
public class VariationCredits {
    private static final int MOST = 10;

    private final VariationRows rows;
    private final People people;

    VariationCredits(VariationRows rows, People people) {
        this.rows = rows;
        this.people = people;
    }

    /// Somebody whose variation became a revision.
    public record Credit(String name, int revision) {}

    /// The newest first, at most ten; those who were removed are left out.
    ///
    /// @param upTo the revision that somebody looks at: later ones don't count
    public List<Credit> of(SnippetId snippet, int upTo) {
        List<VariationRows.Credit> credits = rows.credits(snippet, upTo, MOST);
        Map<PersonId, String> names = people
                .names(credits.stream().map(VariationRows.Credit::proposer).collect(Collectors.toSet()));
        return credits.stream().filter(each -> !names.getOrDefault(each.proposer(), "").isBlank())
                .map(each -> new Credit(names.getOrDefault(each.proposer(), ""), each.revision())).toList();
    }
}
