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
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class SnippetTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant LATER = NOW.plusSeconds(3600);

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
    void standsAgainAsItDidOnceItsRetirementIsTakenBack() {
        Snippet published = draft().published("One", false, NOW).revised("Two", NOW);
        Snippet retired = published.retired("Two", NOW);

        Snippet again = retired.unretired(Standing.before(published, retired), NOW);

        assertThat(again.lifecycle()).isEqualTo(Lifecycle.DRAFT);
        assertThat(again.publishedRevision()).contains(1);
        assertThat(again.title()).isEqualTo("One");
        assertThatThrownBy(() -> again.unretired(Standing.before(published, retired), NOW))
                .isInstanceOf(LifecycleException.class)
                .hasMessageContaining("changed it since");
        assertThatThrownBy(() -> retired.restored(NOW).retired("Two", NOW)
                .unretired(Standing.before(published, retired), NOW))
                .as("somebody restored it, and retired it on purpose").hasMessageContaining("changed it since");
    }

    @Test
    void comesBackNeitherExpiredNorByAPlanThatIsPast() {
        Snippet planned = draft().scheduled(NOW.plusSeconds(60), false, NOW);
        Snippet published = draft().published("One", false, NOW);
        Classification brief = published.classification()
                .upkept(new Upkeep(Optional.empty(), Optional.empty(), Optional.of(NOW.plusSeconds(60))));
        Snippet retired = published.classified(brief, NOW).retired("One", NOW);

        Snippet gone = planned.retired("One", NOW);
        assertThat(gone.unretired(Standing.before(planned, gone), NOW).publishAt())
                .contains(NOW.plusSeconds(60));
        assertThat(gone.unretired(Standing.before(planned, gone), NOW.plusSeconds(90)).publishAt())
                .isEmpty();
        assertThatThrownBy(() -> retired.unretired(Standing.before(published, retired), NOW.plusSeconds(90)))
                .isInstanceOf(LifecycleException.class).hasMessageContaining("expires");
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

    @Test
    void forgetsAPlanOnceWhatWasPlannedIsNoLongerTheNewest() {
        Snippet planned = draft().submitted(NOW).approved(NOW).scheduled(LATER, true, NOW);

        assertThat(planned.lifecycle()).isEqualTo(Lifecycle.APPROVED);
        assertThat(planned.publishAt()).contains(LATER);
        assertThat(planned.revised("Two", NOW).publishAt()).isEmpty();
        assertThat(planned.sentBack(NOW).publishAt()).isEmpty();
        assertThat(planned.retired("One", NOW).publishAt()).isEmpty();
        assertThat(planned.published("One", true, NOW).publishAt()).isEmpty();
        assertThatThrownBy(() -> draft().scheduled(LATER, true, NOW)).hasMessageContaining("is draft");
        assertThatThrownBy(() -> draft().unscheduled(NOW)).hasMessageContaining("is draft");
    }

    @Test
    void isNotPublishedBeyondItsExpiry() {
        Snippet ends = draft().classified(new Classification(Set.of(), Audience.UNSAID, Visibility.INTERNAL,
                Optional.empty(), new Upkeep(Optional.empty(), Optional.empty(), Optional.of(LATER))), NOW);

        assertThat(ends.published("One", false, NOW).lifecycle()).isEqualTo(Lifecycle.PUBLISHED);
        assertThatThrownBy(() -> ends.scheduled(LATER, false, NOW)).hasMessageContaining("expires at");
        assertThatThrownBy(() -> ends.published("One", false, LATER)).hasMessageContaining("expires at");
    }

    @Test
    void keepsANewerDraftInWorkWhenWhatIsPublishedExpires() {
        Snippet published = draft().published("One", false, NOW);

        assertThat(published.expired("One", NOW).lifecycle()).isEqualTo(Lifecycle.RETIRED);
        Snippet expired = published.revised("Two", NOW).expired("Two", NOW);
        assertThat(expired.lifecycle()).isEqualTo(Lifecycle.DRAFT);
        assertThat(expired.publishedRevision()).isEmpty();
        assertThat(expired.title()).isEqualTo("Two");
    }

    @Test
    void isVerifiedAsLongAsRepsSeeTheRevisionThatSomebodyLookedAt() {
        LocalDate today = LocalDate.of(2026, 1, 2);
        Snippet verified = draft().published("One", false, NOW).verified(Optional.empty(), Optional.of(today), NOW);

        assertThat(verified.isVerified(today)).isTrue();
        assertThat(verified.isVerified(today.plusDays(1))).as("overdue").isFalse();
        assertThat(verified.isOverdue(today.plusDays(1))).isTrue();
        assertThat(verified.revised("Two", NOW).isVerified(today)).as("reps still see the first").isTrue();
        assertThat(verified.revised("Two", NOW).published("Two", false, NOW).isVerified(today)).isFalse();
        assertThat(draft().verified(Optional.empty(), Optional.empty(), NOW).isVerified(today))
                .as("nobody sees it").isFalse();
    }

    /// Any sequence of steps: versions and state numbers move on by one each, revisions have no gaps, there is at most
    /// one published revision, which exists, and nothing is published that was not approved where reviews are required.
    @Property(tries = 1000)
    void keepsItsInvariantsWhateverStepsAreTaken(@ForAll @Size(max = 60) List<Step> steps, @ForAll boolean review) {
        Snippet snippet = draft();
        Set<Integer> approved = new HashSet<>();
        for (Step step : steps) {
            Snippet before = snippet;
            try {
                snippet = step.take(before, review);
            } catch (LifecycleException _) {
                continue;
            }
            if (step == Step.APPROVE) {
                approved.add(snippet.latestRevision());
            }
            assertMovedOn(before, snippet, step == Step.REVISE ? 1 : 0);
            if (review && snippet.publishedRevision().isPresent()) {
                assertThat(approved).contains(snippet.publishedRevision().get());
            }
            if (review && snippet.publishAt().isPresent()) {
                assertThat(snippet.lifecycle()).isEqualTo(Lifecycle.APPROVED);
            }
            if (snippet.lifecycle() == Lifecycle.RETIRED) {
                assertThat(snippet.publishedRevision()).isEmpty();
                assertThat(snippet.publishAt()).isEmpty();
            }
            if (snippet.lifecycle() == Lifecycle.PUBLISHED) {
                assertThat(snippet.publishedRevision()).contains(snippet.latestRevision());
            }
        }
    }

    private static void assertMovedOn(Snippet before, Snippet after, int revisions) {
        assertThat(after.version()).isEqualTo(before.version().next());
        assertThat(after.sequence()).as("ahead of all that touches made of the one before")
                .isGreaterThan(before.sequence() + 1_000_000);
        assertThat(after.stateNumber()).isEqualTo(before.stateNumber() + 1);
        assertThat(after.latestRevision()).isEqualTo(before.latestRevision() + revisions);
        assertThat(after.publishedRevision().orElse(1)).isBetween(1, after.latestRevision());
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
    }

    enum Step {
        SUBMIT, APPROVE, SEND_BACK, PUBLISH, SCHEDULE, UNSCHEDULE, EXPIRE, VERIFY, RETIRE, RESTORE, REVISE;

        private Snippet take(Snippet snippet, boolean review) {
            return switch (this) {
                case SUBMIT -> snippet.submitted(NOW);
                case APPROVE -> snippet.approved(NOW);
                case SEND_BACK -> snippet.sentBack(NOW);
                case PUBLISH -> snippet.published(snippet.title(), review, NOW);
                case SCHEDULE -> snippet.scheduled(LATER, review, NOW);
                case UNSCHEDULE -> snippet.unscheduled(NOW);
                case EXPIRE -> snippet.expired(snippet.title(), NOW);
                case VERIFY -> snippet.verified(Optional.empty(), Optional.empty(), NOW);
                case RETIRE -> snippet.retired(snippet.title(), NOW);
                case RESTORE -> snippet.restored(NOW);
                case REVISE -> snippet.revised("Next", NOW);
            };
        }
    }
}
