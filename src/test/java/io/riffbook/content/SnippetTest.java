package io.riffbook.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.model.Kind;
import io.riffbook.web.Version;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class SnippetTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static Snippet draft() {
        return new Snippet(SnippetId.next(), Version.FIRST, new Kind("story"), Lifecycle.DRAFT, "One", 1,
                Optional.empty(), Optional.empty(),
                new Classification(Set.of(), Audience.UNSAID, Visibility.INTERNAL, Optional.empty()), Optional.empty(),
                Optional.empty(), 1, 1, false, NOW, NOW);
    }

    @Test
    void staysPublishedWhileItsNextRevisionIsADraft() {
        Snippet revised = draft().published("One", false, NOW).revised("Two", NOW);

        assertThat(revised.lifecycle()).isEqualTo(Lifecycle.DRAFT);
        assertThat(revised.publishedRevision()).contains(1);
        assertThat(revised.latestRevision()).isEqualTo(2);
        assertThat(revised.title()).isEqualTo("One");
        assertThat(revised.published("Two", false, NOW).title()).isEqualTo("Two");
    }

    @Test
    void isPublishedOnlyOnceApprovedWhereReviewIsRequired() {
        assertThatThrownBy(() -> draft().published("One", true, NOW)).isInstanceOf(LifecycleException.class)
                .hasMessageContaining("is draft");
        assertThat(draft().submitted(NOW).approved(NOW).published("One", true, NOW).lifecycle())
                .isEqualTo(Lifecycle.PUBLISHED);
    }

    @Test
    void namesTheStateThatForbidsAStep() {
        Snippet retired = draft().retired("One", NOW);

        assertThatThrownBy(() -> retired.revised("Two", NOW)).hasMessageContaining("is retired")
                .hasMessageContaining("edit");
        assertThatThrownBy(() -> retired.published("One", false, NOW)).hasMessageContaining("publish");
        assertThatThrownBy(() -> draft().approved(NOW)).hasMessageContaining("is draft");
        assertThat(retired.restored(NOW).lifecycle()).isEqualTo(Lifecycle.DRAFT);
    }

    /// Any sequence of steps: versions, sequences and state numbers move on by one each, revisions have no gaps, and there is
    /// at most one published revision, which exists.
    @Property(tries = 300)
    void keepsItsInvariantsWhateverStepsAreTaken(@ForAll @Size(max = 40) List<Step> steps, @ForAll boolean review) {
        Snippet snippet = draft();
        for (Step step : steps) {
            Snippet before = snippet;
            try {
                snippet = step.take(before, review);
            } catch (LifecycleException _) {
                continue;
            }
            assertThat(snippet.version()).isEqualTo(before.version().next());
            assertThat(snippet.sequence()).isEqualTo(before.sequence() + 1);
            assertThat(snippet.stateNumber()).isEqualTo(before.stateNumber() + 1);
            assertThat(snippet.latestRevision() - before.latestRevision()).isEqualTo(step == Step.REVISE ? 1 : 0);
            assertThat(snippet.publishedRevision().orElse(1)).isBetween(1, snippet.latestRevision());
            if (step == Step.PUBLISH && review) {
                assertThat(before.lifecycle()).isEqualTo(Lifecycle.APPROVED);
            }
            if (snippet.lifecycle() == Lifecycle.RETIRED) {
                assertThat(snippet.publishedRevision()).isEmpty();
            }
        }
    }

    enum Step {
        SUBMIT, APPROVE, SEND_BACK, PUBLISH, RETIRE, RESTORE, REVISE;

        private Snippet take(Snippet snippet, boolean review) {
            return switch (this) {
                case SUBMIT -> snippet.submitted(NOW);
                case APPROVE -> snippet.approved(NOW);
                case SEND_BACK -> snippet.sentBack(NOW);
                case PUBLISH -> snippet.published(snippet.title(), review, NOW);
                case RETIRE -> snippet.retired(snippet.title(), NOW);
                case RESTORE -> snippet.restored(NOW);
                case REVISE -> snippet.revised("Next", NOW);
            };
        }
    }
}
