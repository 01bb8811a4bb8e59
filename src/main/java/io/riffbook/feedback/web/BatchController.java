package io.riffbook.feedback.web;

import io.riffbook.access.ActingFor;
import io.riffbook.access.ActingFor.Resolved;
import io.riffbook.access.Viewer;
import io.riffbook.feedback.Ledger;
import io.riffbook.feedback.Submission;
import io.riffbook.feedback.Verdict;
import io.riffbook.feedback.web.BatchAnswer.Result;
import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes what plug-ins have gathered, also offline. Each event carries its own client id, so a batch may be sent again as it is,
/// or cut another way.
@RestController
@RequestMapping("/api/v1/feedback/batch")
class BatchController {
    static final String NDJSON = "application/x-ndjson";

    private final BatchReader reader;
    private final Ledger ledger;
    private final ActingFor actingFor;

    BatchController(BatchReader reader, Ledger ledger, ActingFor actingFor) {
        this.reader = reader;
        this.ledger = ledger;
        this.actingFor = actingFor;
    }

    @Operation(operationId = "recordFeedback", summary = "Record up to 500 usages and ratings, with a result for each", description = "A JSON array of events. Each is the body of a usage or a rating, with type (usage or rating) and clientId.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    BatchAnswer array(InputStream body, Viewer viewer) throws IOException {
        return record(reader.array(body), viewer);
    }

    @Operation(operationId = "recordFeedbackLines", summary = "The same as NDJSON, one event a line")
    @PostMapping(consumes = NDJSON)
    BatchAnswer lines(InputStream body, Viewer viewer) throws IOException {
        return record(reader.lines(body), viewer);
    }

    private BatchAnswer record(List<BatchItem> items, Viewer viewer) {
        Map<String, Resolved> people = actingFor.resolveAll(viewer, namesIn(items));
        Result[] results = new Result[items.size()];
        List<Integer> indexes = new ArrayList<>();
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            switch (items.get(i)) {
                case BatchItem.Unreadable(var clientId, var reason) -> results[i] = Result.refused(i, clientId, reason);
                case BatchItem.Read read -> {
                    switch (sender(read.body().onBehalfOf(), viewer, people)) {
                        case null -> results[i] = Result.refused(i, read.clientId().value(), nobody());
                        case Resolved.Refused(var reason) -> results[i] = Result.refused(i, read.clientId().value(),
                                reason);
                        case Resolved.Allowed(var sender) -> {
                            indexes.add(i);
                            submissions.add(new Submission(sender, Optional.of(read.clientId()), read.event()));
                        }
                    }
                }
            }
        }
        List<Verdict> verdicts = ledger.recordAll(submissions);
        for (int i = 0; i < verdicts.size(); i++) {
            int index = indexes.get(i);
            results[index] = Result.of(index, ((BatchItem.Read) items.get(index)).clientId().value(), verdicts.get(i));
        }
        return BatchAnswer.of(List.of(results));
    }

    private static Set<String> namesIn(List<BatchItem> items) {
        return items.stream().filter(BatchItem.Read.class::isInstance).map(BatchItem.Read.class::cast)
                .map(read -> named(read.body().onBehalfOf())).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    /// Absent: the event names nobody whom Riffbook knows.
    private static @Nullable Resolved sender(@Nullable String onBehalfOf, Viewer viewer,
            Map<String, Resolved> people) {
        Optional<String> name = named(onBehalfOf);
        return name.isPresent() ? people.get(name.get()) : new Resolved.Allowed(viewer);
    }

    private static Optional<String> named(@Nullable String onBehalfOf) {
        return Optional.ofNullable(onBehalfOf).filter(name -> !name.isBlank());
    }

    private static InvalidRequestException nobody() {
        return InvalidRequestException.at(new FieldFault("/onBehalfOf", "names no active person"));
    }
}
