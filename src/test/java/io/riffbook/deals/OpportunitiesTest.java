package io.riffbook.deals;

import static io.riffbook.deals.Deals.EVALUATING;
import static io.riffbook.deals.Deals.EXPLORING;
import static io.riffbook.deals.Deals.MONDAY;
import static io.riffbook.deals.Deals.TUESDAY;
import static io.riffbook.deals.Deals.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riffbook.access.EmailAddress;
import io.riffbook.access.People;
import io.riffbook.access.Person;
import io.riffbook.access.PersonDetails;
import io.riffbook.access.Role;
import io.riffbook.access.Viewer;
import io.riffbook.audit.Actor;
import io.riffbook.testing.RiffbookTest;
import io.riffbook.testing.SignedIn;
import io.riffbook.web.Cursor;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

@RiffbookTest
class OpportunitiesTest {
    @Autowired
    Opportunities opportunities;

    @Autowired
    JdbcClient db;

    @Autowired
    People people;

    @Autowired
    SignedIn signedIn;

    private final OpportunityRef ref = Deals.anyRef();

    @Test
    void knowsNothingOfWhatNobodyTold() {
        assertThat(opportunities.find(ref)).isEmpty();
        assertThat(opportunities.find(OpportunityId.next())).isEmpty();
        assertThat(opportunities.findAllByRef(List.of(ref))).isEmpty();
        assertThat(opportunities.refsOf(List.of(OpportunityId.next()))).isEmpty();
        assertThat(opportunities.apply(Actor.SYSTEM, List.of())).isEmpty();
    }

    @Test
    void keepsEverythingThatTheCrmSays() {
        OpportunityState told = Deals.open("Cold chain", TUESDAY, EXPLORING, EVALUATING);

        Applied applied = apply(told);

        assertThat(applied.created()).isTrue();
        assertThat(applied.opportunity().state()).isEqualTo(told);
        assertThat(opportunities.find(applied.opportunity().id())).hasValue(applied.opportunity());
        assertThat(opportunities.find(ref)).hasValue(applied.opportunity());
        assertThat(opportunities.refsOf(List.of(applied.opportunity().id()))).containsValue(ref);
    }

    @Test
    void changesNothingWhenToldTwice() {
        Applied first = apply(Deals.open("Cold chain", MONDAY, EXPLORING));

        Applied second = apply(Deals.open("Cold chain", MONDAY, EXPLORING));

        assertThat(second).isEqualTo(new Applied(first.opportunity(), false, false));
    }

    @Test
    void ignoresWhatIsOlderButForItsStages() {
        apply(Deals.open("New name", TUESDAY, EVALUATING));

        Applied late = apply(Deals.open("Old name", MONDAY, EXPLORING));

        assertThat(late.ignored()).isTrue();
        assertThat(late.opportunity().state().name()).isEqualTo("New name");
        assertThat(late.opportunity().state().stageHistory()).containsExactly(EXPLORING, EVALUATING);
    }

    @Test
    void comparesTheUpdatesOfOneRequestWithEachOther() {
        List<Applied> applied = opportunities.apply(Actor.SYSTEM, List.of(
                new OpportunityUpdate(ref, Deals.open("Tuesday", TUESDAY, EVALUATING)),
                new OpportunityUpdate(ref, Deals.open("Monday", MONDAY, EXPLORING)),
                new OpportunityUpdate(ref, Deals.open("Wednesday", WEDNESDAY))));

        assertThat(applied).extracting(Applied::created).containsExactly(true, false, false);
        assertThat(applied).extracting(Applied::ignored).containsExactly(false, true, false);
        assertThat(applied).extracting(each -> each.opportunity().state().name()).containsOnly("Wednesday");
        assertThat(applied.getFirst().opportunity().state().stageHistory()).containsExactly(EXPLORING, EVALUATING);
    }

    @Test
    void auditsAChangeOfTheOutcomeAndNothingElse() {
        OpportunityId id = apply(Deals.open("Cold chain", MONDAY)).opportunity().id();
        apply(Deals.open("Cold chain, renamed", TUESDAY));
        apply(Deals.won("Cold chain, renamed", WEDNESDAY));
        apply(Deals.won("Cold chain, renamed", WEDNESDAY));

        assertThat(
                db.sql("select detail ->> 'from' || ' ' || (detail ->> 'to') from audit_entry where subject_id = :id")
                        .param("id", id.value()).query(String.class).list())
                .containsExactly("open won");
    }

    @Test
    void endsWithTheNewestStateWhenManyTellAtOnce() throws Exception {
        List<Callable<Applied>> tellers = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            StageChange stage = new StageChange(EXPLORING.stage(), MONDAY.plusSeconds(i));
            OpportunityState state = Deals.open("version " + i, MONDAY.plusSeconds(i), stage);
            tellers.add(() -> apply(state));
        }

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Applied> applied = new ArrayList<>();
            for (Future<Applied> told : threads.invokeAll(tellers)) {
                applied.add(told.get());
            }
            assertThat(applied).filteredOn(Applied::created).hasSize(1);
        }

        assertThat(opportunities.find(ref)).hasValueSatisfying(it -> {
            assertThat(it.state().name()).isEqualTo("version 23");
            assertThat(it.state().stageHistory()).hasSize(24);
        });
    }

    @Test
    void doesNotLockUpWhenTwoTellTheSameInAnotherOrder() throws Exception {
        List<OpportunityUpdate> updates = IntStream.range(0, 50)
                .mapToObj(i -> new OpportunityUpdate(Deals.anyRef(), Deals.open("deal", MONDAY))).toList();
        List<Callable<List<Applied>>> tellers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Instant time = MONDAY.plusSeconds(i);
            List<OpportunityUpdate> mine = (i % 2 == 0 ? updates : updates.reversed()).stream()
                    .map(update -> new OpportunityUpdate(update.ref(), Deals.open("deal", time))).toList();
            tellers.add(() -> opportunities.apply(Actor.SYSTEM, mine));
        }

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Applied>> told : threads.invokeAll(tellers)) {
                assertThat(told.get()).hasSize(50);
            }
        }

        assertThat(opportunities.findAllByRef(updates.stream().map(OpportunityUpdate::ref).toList()).values())
                .hasSize(50).allMatch(it -> it.state().updatedAt().equals(MONDAY.plusSeconds(7)));
    }

    @Test
    void findsTheOwnerOnceThePersonAppears() {
        String crmId = "005-" + UUID.randomUUID();
        assertThat(apply(Deals.ownedBy(crmId, MONDAY)).opportunity().owner()).isEmpty();

        Person person = people.create(Viewer.SYSTEM,
                new PersonDetails(new EmailAddress(crmId + "@example.com"), "Kim", Optional.of(crmId), Set.of(Role.REP),
                        Set.of()));

        assertThat(opportunities.find(ref).flatMap(Opportunity::owner)).hasValue(person.id());
    }

    @Test
    void findsTheOwnerByAddressWhereTheCrmIdSaysNothing() {
        Person person = signedIn.person(Role.REP);
        String email = person.details().email().value();

        assertThat(apply(Deals.withOwnerEmail(email, MONDAY)).opportunity().owner()).hasValue(person.id());
    }

    @Test
    void listsWhatStartsWithTheGivenLettersPageByPage() {
        String prefix = "50%_" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            opportunities.apply(Actor.SYSTEM, List.of(
                    new OpportunityUpdate(Deals.anyRef(), Deals.open(prefix + i, MONDAY.plusSeconds(i / 2)))));
        }
        opportunities.apply(Actor.SYSTEM,
                List.of(new OpportunityUpdate(Deals.anyRef(), Deals.won(prefix + " won", MONDAY))));

        List<String> seen = new ArrayList<>();
        Optional<Cursor> cursor = Optional.empty();
        do {
            Page<Opportunity> page = opportunities.list(new OpportunityFilter(prefix.toUpperCase(Locale.ROOT),
                    true), cursor, new PageLimit(2));
            assertThat(page.total()).isEqualTo(5);
            page.items().forEach(it -> seen.add(it.state().name()));
            cursor = Cursor.decode(page.nextCursor());
        } while (cursor.isPresent());

        assertThat(seen).hasSize(5).doesNotHaveDuplicates().startsWith(prefix + 4);
        assertThat(opportunities.list(new OpportunityFilter("50%__" + prefix.substring(5), false), Optional.empty(),
                new PageLimit(2)).total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "2026-03-02T09:00:00Z", "2026-03-02T09:00:00Z nobody", "soon 0"})
    void refusesACursorOfItsOwnMaking(String after) {
        assertThatThrownBy(() -> opportunities.list(new OpportunityFilter("", false), Optional.of(new Cursor(after)),
                new PageLimit(2))).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void refusesAYearThatTheDatabaseDoesNotKnow() {
        Cursor farAhead = new Cursor(Instant.MAX + " " + UUID.randomUUID());

        assertThatThrownBy(() -> opportunities.list(new OpportunityFilter("", false), Optional.of(farAhead),
                new PageLimit(2))).isInstanceOf(InvalidRequestException.class);
    }

    private Applied apply(OpportunityState state) {
        return opportunities.apply(Actor.SYSTEM, List.of(new OpportunityUpdate(ref, state))).getFirst();
    }
}
