package io.riffbook.requests.web;

import io.riffbook.access.Viewer;
import io.riffbook.deals.Opportunities;
import io.riffbook.deals.Opportunity;
import io.riffbook.model.ContentType;
import io.riffbook.model.ContentTypes;
import io.riffbook.model.Kind;
import io.riffbook.requests.Request;
import io.riffbook.requests.RequestMove;
import io.riffbook.requests.Wish;
import io.riffbook.requests.web.RequestViews.RequestView;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.ModelMap;
import org.springframework.web.servlet.ModelAndView;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What the pages of requests need to know. Only people who signed in see pages, and all of them may read opportunities.
@Component
class RequestPageView {
    private static final int MOST_OPPORTUNITIES = 200;

    private final RequestViews views;
    private final MomentChoices moment;
    private final ContentTypes types;
    private final Opportunities opportunities;

    RequestPageView(RequestViews views, MomentChoices moment, ContentTypes types, Opportunities opportunities) {
        this.views = views;
        this.moment = moment;
        this.types = types;
        this.opportunities = opportunities;
    }

    /// A request on a page.
    ///
    /// @param kindLabel absent where the kind doesn't matter
    /// @param deal the opportunity's account and name; absent where there is none
    public record Line(RequestView view, @Nullable String kindLabel, List<MomentChoices.Label> concepts,
            @Nullable String deal) {}

    /// An opportunity to choose.
    public record Deal(String id, String label) {
        static Deal of(Opportunity opportunity) {
            return new Deal(opportunity.id().toString(),
                    opportunity.state().account() + ", " + opportunity.state().name());
        }
    }

    List<Line> lines(List<Request> requests, Viewer viewer) {
        var deals = opportunities.findAll(requests.stream().flatMap(each -> each.wish().opportunity().stream())
                .distinct().toList());
        List<RequestView> shown = views.all(requests, viewer);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Wish wish = requests.get(i).wish();
            lines.add(new Line(shown.get(i), wish.kind().map(this::label).orElse(null),
                    moment.labels(wish.concepts().stream().sorted().toList()),
                    wish.opportunity().map(deals::get).map(deal -> Deal.of(deal).label()).orElse(null)));
        }
        return lines;
    }

    ModelAndView of(Request request, Viewer viewer, boolean plays) {
        return new ModelAndView("requests/request",
                new ModelMap("line", lines(List.of(request), viewer).getFirst())
                        .addAttribute("waiting", request.state().isWaiting()).addAttribute("plays", plays)
                        .addAttribute("authors", viewer.mayAuthor())
                        .addAttribute("moves", Arrays.stream(RequestMove.values())
                                .filter(move -> viewer.mayAuthor() && move.isPossibleFrom(request.state()))
                                .map(RequestMove::word).toList()));
    }

    /// The form, with what was typed.
    ///
    /// @param similar that were found, to be voted for instead
    /// @param message why it was refused, if it was
    ModelAndView form(RequestForm form, String clientId, List<Request> similar, @Nullable String message,
            Viewer viewer) {
        return new ModelAndView("requests/new-request", new ModelMap("form", form).addAttribute("clientId", clientId)
                .addAttribute("similar", lines(similar, viewer)).addAttribute("message", message)
                .addAttribute("kinds", types.offered()).addAttribute("taxonomies", moment.offered())
                .addAttribute("deals", deals(form, viewer)));
    }

    /// The viewer's own open ones, and the one that the form came with.
    private List<Deal> deals(RequestForm form, Viewer viewer) {
        Stream<Opportunity> own = viewer.person()
                .map(person -> opportunities.openOf(person, MOST_OPPORTUNITIES)).orElse(List.of()).stream();
        Stream<Opportunity> named = named(form);
        return Stream.concat(named, own).map(Deal::of).distinct()
                .sorted(Comparator.comparing(Deal::label)).toList();
    }

    private Stream<Opportunity> named(RequestForm form) {
        try {
            return form.opportunityId().flatMap(opportunities::find).stream();
        } catch (InvalidRequestException _) {
            return Stream.empty();
        }
    }

    private String label(Kind kind) {
        return types.find(kind).map(ContentType::label).orElse(kind.name());
    }
}
