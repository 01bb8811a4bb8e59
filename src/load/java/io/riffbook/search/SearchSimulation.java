package io.riffbook.search;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.riffbook.model.ConceptId;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Eight clients with one API key search one after the other as fast as they are answered: two or three words that are no stop words, ten hits,
/// facets and highlights. Ends by itself.
public final class SearchSimulation extends Simulation {
    private static final int CLIENTS = 8;
    private static final int QUERIES = 2_000;

    public SearchSimulation() {
        List<Map<String, Object>> queries = new GeneratedSnippets(List.of(ConceptId.parse("persona/cfo")))
                .tellingQueries(QUERIES).stream().map(words -> Map.<String, Object>of("words", words)).toList();
        ScenarioBuilder searches = scenario("searches").feed(listFeeder(queries).circular())
                .exec(http("search").post("/api/v1/search").body(StringBody("{\"text\":\"#{words}\",\"limit\":10}"))
                        .check(status().is(200)));
        setUp(searches.injectClosed(
                constantConcurrentUsers(CLIENTS).during(Duration.ofSeconds(Long.getLong("load.seconds", 30)))))
                .protocols(http.baseUrl(System.getProperty("load.url", ""))
                        .authorizationHeader("Bearer " + System.getProperty("load.key", ""))
                        .contentTypeHeader("application/json").acceptHeader("application/json").shareConnections())
                .assertions(global().failedRequests().count().is(0L));
    }
}
