package io.riffbook.requests;

import io.riffbook.access.PersonId;
import io.riffbook.access.Viewer;
import io.riffbook.analysis.TextAnalysis;
import io.riffbook.analysis.Word;
import io.riffbook.audit.AuditLog;
import io.riffbook.content.Snippet;
import io.riffbook.content.SnippetId;
import io.riffbook.content.Snippets;
import io.riffbook.deals.Opportunities;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Taxonomies;
import io.riffbook.web.Cursor;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.NotFoundException;
import io.riffbook.web.Page;
import io.riffbook.web.PageLimit;
import io.riffbook.web.Version;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Riffs that people ask for. Everybody who signs in sees all of them.
@Service
public class Requests {
    /// How many of one person may wait for an answer.
    public static final int MOST_WAITING = 50;
    /// How many similar ones are shown.
    public static final int MOST_SIMILAR = 5;
    /// How many a file holds.
    public static final int MOST_IN_FILE = 10_000;
    private static final String WHAT = "request";
    private static final double SIMILAR_FROM = 0.4;
    private static final int MOST_STEMS = 200;
    private static final int SHORTEST_STEM = 3;

    private final RequestRows rows;
    private final RequestNotices notices;
    private final Snippets snippets;
    private final ContentTypes types;
    private final Taxonomies taxonomies;
    private final Opportunities opportunities;
    private final AuditLog audit;
    private final Clock clock;

    Requests(RequestRows rows, RequestNotices notices, Snippets snippets, ContentTypes types, Taxonomies taxonomies,
            Opportunities opportunities, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.snippets = snippets;
        this.types = types;
        this.taxonomies = taxonomies;
        this.opportunities = opportunities;
        this.audit = audit;
        this.clock = clock;
    }

    /// A request after a decision.
    ///
    /// @param blind how many of those who asked may not see the snippet that it points at; they are told so
    public record Decided(Request request, int blind) {}

    /// Asks for a riff. Whoever asks votes for it.
    ///
    /// @throws RequestException when the viewer is no person, or has too many that wait
    /// @throws InvalidRequestException when the opportunity isn't known
    /// @throws io.riffbook.model.UnknownKindException when there is no such kind
    /// @throws io.riffbook.model.UnknownConceptException when there is no such concept
    @Transactional
    public Request ask(Viewer viewer, Wish wish) {
        PersonId asker = person(viewer);
        wish.kind().ifPresent(types::get);
        taxonomies.hold(wish.concepts()).requireAll(wish.concepts());
        if (wish.opportunity().isPresent() && wish.opportunity().flatMap(opportunities::find).isEmpty()) {
            throw InvalidRequestException.at(new FieldFault("/opportunityId", "is no opportunity that Riffbook knows"));
        }
        rows.hold(asker);
        if (rows.waitingOf(asker) >= MOST_WAITING) {
            throw RequestException.tooMany(MOST_WAITING);
        }
        Instant now = now();
        Request request = new Request(RequestId.next(), Version.FIRST, RequestState.OPEN, wish, Optional.of(asker),
                Optional.empty(), Optional.empty(), "", 1, now, Optional.empty(), now);
        rows.insert(request, stems(wish.text()));
        rows.vote(request.id(), asker, now);
        audit.record(viewer.actor(), "asked", WHAT, request.id().value(), Map.of());
        return request;
    }

    /// The request.
    ///
    /// @throws NotFoundException when there is none
    public Request get(RequestId id) {
        return rows.find(id).orElseThrow(() -> NotFoundException.of(WHAT, id));
    }

    /// Those that fit.
    ///
    /// @throws RequestException when only the viewer's own are asked for, and the viewer is no person
    @Transactional(readOnly = true)
    public Page<Request> list(Viewer viewer, RequestFilter filter, Optional<Cursor> cursor, PageLimit limit) {
        Optional<PersonId> mine = filter.mineOnly() ? Optional.of(person(viewer)) : Optional.empty();
        boolean byVotes = filter.order() == RequestFilter.Order.VOTES;
        List<Request> oneMore = rows.list(filter, mine, cursor.map(each -> place(each, byVotes)).orElse(null),
                limit.value() + 1);
        return Page.of(oneMore, limit, rows.count(filter, mine),
                last -> new Cursor(byVotes ? last.votes() + " " + last.id() : last.id().toString()));
    }

    /// All of them, the newest first, for a file.
    ///
    /// @throws RequestException when there are more than [#MOST_IN_FILE]
    public List<Request> all(Optional<RequestState> state) {
        List<Request> all = rows.list(new RequestFilter(state, false, RequestFilter.Order.NEWEST), Optional.empty(),
                null, MOST_IN_FILE + 1);
        if (all.size() > MOST_IN_FILE) {
            throw RequestException.tooLong(MOST_IN_FILE);
        }
        return all;
    }

    /// Those that wait for an answer and ask for much the same, the most similar first: so that people vote instead of asking again.
    public List<Request> similar(String text) {
        Set<String> stems = stems(Wish.text(text, Wish.LONGEST_TEXT, "?text"));
        return stems.isEmpty() ? List.of() : rows.similar(stems, SIMILAR_FROM, MOST_SIMILAR);
    }

    /// Says that the viewer needs it too; once, however often it is said.
    ///
    /// @throws RequestException when the viewer is no person, or it has its answer
    @Transactional
    public Request vote(Viewer viewer, RequestId id) {
        PersonId person = person(viewer);
        Request request = waiting(id);
        if (rows.vote(id, person, now())) {
            rows.countVote(id, 1);
        }
        return get(request.id());
    }

    /// Takes the viewer's vote back, if there is one.
    ///
    /// @throws RequestException when the viewer is no person, or it has its answer
    @Transactional
    public Request unvote(Viewer viewer, RequestId id) {
        PersonId person = person(viewer);
        Request request = waiting(id);
        if (rows.unvote(id, person)) {
            rows.countVote(id, -1);
        }
        return get(request.id());
    }

    /// For which of them the viewer voted.
    public Set<RequestId> votedFor(Viewer viewer, Collection<RequestId> ids) {
        return viewer.person().map(person -> rows.votedBy(person, ids)).orElse(Set.of());
    }

    /// Takes it on, answers it, ships it or declines it, and tells everybody who asked. Of two who do so on top of the same version, the
    /// second is refused.
    ///
    /// @throws io.riffbook.web.PreconditionException when the version isn't the current one
    /// @throws RequestException when that isn't possible from where it stands, or the snippet is not published
    @Transactional
    public Decided decide(Viewer viewer, RequestId id, Version expected, Decision decision) {
        Request current = rows.lock(id).orElseThrow(() -> NotFoundException.of(WHAT, id));
        current.version().mustBe(expected);
        Request moved = current.moved(decision, viewer.person(), now());
        Optional<Snippet> snippet = decision.snippet().map(each -> published(each, viewer));
        rows.move(moved);
        audit.record(viewer.actor(), moved.state().word(), WHAT, id.value(),
                snippet.map(each -> Map.of("snippet", (Object) each.id())).orElse(Map.of()));
        return new Decided(moved, notices.tell(viewer, moved, snippet));
    }

    /// How requests were answered in a period.
    ///
    /// @param to the last day, included
    public RequestSummary summary(LocalDate from, LocalDate to) {
        RequestRows.Sums sums = rows.sums(from.atStartOfDay().atOffset(ZoneOffset.UTC),
                to.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
        Double median = sums.medianSeconds();
        Double ninety = sums.ninetySeconds();
        return new RequestSummary(from, to, sums.openNow(), sums.acceptedNow(), sums.asked(), sums.answered(),
                sums.shipped(), sums.declined(), median == null ? null : Math.round(median),
                ninety == null ? null : Math.round(ninety));
    }

    private Snippet published(SnippetId id, Viewer viewer) {
        Snippet snippet = snippets.find(id, viewer);
        if (snippet.publishedRevision().isEmpty()) {
            throw RequestException.notPublished(id);
        }
        return snippet;
    }

    private Request waiting(RequestId id) {
        Request request = rows.lock(id).orElseThrow(() -> NotFoundException.of(WHAT, id));
        if (!request.state().isWaiting()) {
            throw RequestException.closedToVotes(request);
        }
        return request;
    }

    private static RequestRows.Place place(Cursor cursor, boolean byVotes) {
        if (!byVotes) {
            return new RequestRows.Place(null, cursor.asId());
        }
        String[] parts = cursor.after().split(" ", 2);
        if (parts.length != 2) {
            throw Cursor.unknown();
        }
        return new RequestRows.Place(new Cursor(parts[0]).asNumber(), new Cursor(parts[1]).asId());
    }

    /// The different words of a text, in the form in which search looks them up; without the shortest, which tell nothing, unless there
    /// are only such.
    private static Set<String> stems(String text) {
        List<String> stems = TextAnalysis.words(text).stream().filter(word -> word.joins() == 0).map(Word::stem)
                .distinct().limit(MOST_STEMS).toList();
        Set<String> telling = stems.stream().filter(stem -> stem.length() >= SHORTEST_STEM)
                .collect(Collectors.toUnmodifiableSet());
        return telling.isEmpty() ? Set.copyOf(stems) : telling;
    }

    private static PersonId person(Viewer viewer) {
        return viewer.person().orElseThrow(RequestException::nobody);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
