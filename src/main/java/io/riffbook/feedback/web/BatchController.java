package io.riffbook.feedback.web;

import io.riffbook.access.ActingFor;
import io.riffbook.access.ActingFor.Resolved;
import io.riffbook.access.Viewer;
import io.riffbook.feedback.Ledger;
import io.riffbook.feedback.Submission;
import io.riffbook.feedback.Verdict;
import io.riffbook.feedback.web.BatchAnswer.Result;
import io.riffbook.web.BulkBody;
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
    private final BulkBody bulk;
    private final EventReader reader;
    private final Ledger ledger;
    private final Funnel funnel;
    private final ActingFor actingFor;

    BatchController(BulkBody bulk, EventReader reader, Ledger ledger, Funnel funnel, ActingFor actingFor) {
        this.bulk = bulk;
        this.funnel = funnel;
        this.reader = reader;
        this.ledger = ledger;
        this.actingFor = actingFor;
    }

    @Operation(operationId = "recordFeedback", summary = "Record up to 500 events, with a result for each", description = "A JSON array of events. Each is the body of a usage, a rating, an open, a copy, a download or a correction, with that as its type, and with clientId.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    BatchAnswer array(InputStream body, Viewer viewer) throws IOException {
        return record(bulk.array(body), viewer);
    }

    @Operation(operationId = "recordFeedbackLines", summary = "The same as NDJSON, one event a line")
    @PostMapping(consumes = BulkBody.NDJSON)
    BatchAnswer lines(InputStream body, Viewer viewer) throws IOException {
        return record(bulk.lines(body), viewer);
    }

    private BatchAnswer record(List<BulkBody.Item> sent, Viewer viewer) {
        List<BatchItem> items = sent.stream().map(reader::item).toList();
        Map<String, Resolved> people = actingFor.resolveAll(viewer, namesIn(items));
        Result[] results = new Result[items.size()];
        List<Integer> indexes = new ArrayList<>();
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            switch (items.get(i)) {
                case BatchItem.Unreadable(var clientId, var reason) -> results[i] = Result.refused(i, clientId, reason);
                case BatchItem.Read read -> {
                    switch (sender(read.onBehalfOf(), viewer, people)) {
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
            funnel.note(submissions.get(i).viewer(), verdicts.get(i));
            results[index] = Result.of(index, ((BatchItem.Read) items.get(index)).clientId().value(), verdicts.get(i));
        }
        return BatchAnswer.of(List.of(results));
    }

    private static Set<String> namesIn(List<BatchItem> items) {
        return items.stream().filter(BatchItem.Read.class::isInstance).map(BatchItem.Read.class::cast)
                .map(BatchItem.Read::onBehalfOf).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    /// Absent: the event names nobody whom Riffbook knows.
    private static @Nullable Resolved sender(Optional<String> onBehalfOf, Viewer viewer,
            Map<String, Resolved> people) {
        return onBehalfOf.isPresent() ? people.get(onBehalfOf.get()) : new Resolved.Allowed(viewer);
    }

    private static InvalidRequestException nobody() {
        return InvalidRequestException.at(new FieldFault("/onBehalfOf", "names no active person"));
    }
}
