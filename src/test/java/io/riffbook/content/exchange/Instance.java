package io.riffbook.content.exchange;

import io.riffbook.RiffbookApplication;
import io.riffbook.access.ApiKeys;
import io.riffbook.access.People;
import io.riffbook.access.PersonDetails;
import io.riffbook.access.Role;
import io.riffbook.access.Scope;
import io.riffbook.access.Viewer;
import io.riffbook.testing.Api;
import io.riffbook.testing.FreshHome;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A Riffbook of its own on an empty home, with somebody who exports and imports over HTTP.
final class Instance implements AutoCloseable {
    private final ConfigurableApplicationContext application;
    private final Api author;

    private Instance(ConfigurableApplicationContext application) {
        this.application = application;
        this.author = Api
                .anonymous(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class))
                .withKey(application.getBean(ApiKeys.class)
                        .create(Viewer.SYSTEM, "exchange", Set.of(Scope.CONTENT_READ, Scope.CONTENT_WRITE), true,
                                Optional.empty())
                        .secret())
                .with("Riffbook-On-Behalf-Of", admin(application));
    }

    /// Content as it was can only be brought in by an admin.
    private static String admin(ConfigurableApplicationContext application) {
        String email = "admin-" + UUID.randomUUID() + "@example.com";
        application.getBean(People.class).create(Viewer.SYSTEM,
                PersonDetails.of(email, "Ada Admin", Set.of(Role.ADMIN)));
        return email;
    }

    /// @param settings more of them
    static Instance start(String... settings) {
        return new Instance(new SpringApplicationBuilder(RiffbookApplication.class)
                .initializers(new FreshHome()).properties("server.port=0").properties(settings).run());
    }

    /// The same home with its object storage, and an empty database: this one is ended.
    Instance losingTheDatabase() {
        String home = home();
        application.close();
        return new Instance(new SpringApplicationBuilder(RiffbookApplication.class).initializers(new FreshHome(),
                context -> context.getEnvironment().getPropertySources()
                        .addFirst(new MapPropertySource("the same home", Map.of("riffbook.home", home))))
                .properties("server.port=0").run());
    }

    String home() {
        return application.getEnvironment().getRequiredProperty("riffbook.home");
    }

    Api author() {
        return author;
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    JdbcClient db() {
        return bean(JdbcClient.class);
    }

    /// The whole content, in that format.
    byte[] export(String format) {
        Api.Answer ordered = author.post("/api/v1/exports", Map.of("format", format));
        if (ordered.status() != 202) {
            throw new AssertionError(ordered);
        }
        Jobs.done(author, ordered.json("/jobId"));
        return author.get("/api/v1/exports/" + ordered.json("/jobId") + "/file").bytes();
    }

    /// Imports and waits for the end.
    ///
    /// @return the job's id
    String imported(String mediaType, byte[] content, String parameters) {
        Api.Answer ordered = author.send("POST", "/api/v1/imports" + parameters, mediaType,
                BodyPublishers.ofByteArray(content));
        if (ordered.status() != 202) {
            throw new AssertionError(ordered);
        }
        Jobs.done(author, ordered.json("/jobId"));
        return ordered.json("/jobId");
    }

    String importedLines(List<String> rows, String parameters) {
        return imported("application/x-ndjson", String.join("\n", rows).getBytes(StandardCharsets.UTF_8),
                parameters);
    }

    Api.Answer job(String id) {
        return author.get("/api/v1/jobs/" + id);
    }

    Api.Answer results(String job, String parameters) {
        return author.get("/api/v1/imports/" + job + "/results" + parameters);
    }

    /// Everybody and all groups.
    record Everybody(List<Map<String, Object>> people, List<Map<String, Object>> groups) {}

    Everybody people() {
        return new Everybody(db().sql("select id, email, name from person").query().listOfRows(),
                db().sql("select id, name from people_group").query().listOfRows());
    }

    /// Makes people and groups of another Riffbook known here under the same ids, as somebody does who moves a whole Riffbook.
    void add(Everybody others) {
        for (Map<String, Object> person : others.people()) {
            db().sql("""
                    insert into person (id, email, name, roles, active, version, created_at)
                    values (:id, :email, :name, '{MARKETER}', true, 1, now()) on conflict do nothing""")
                    .params(person).update();
        }
        for (Map<String, Object> group : others.groups()) {
            db().sql("insert into people_group (id, name, created_at) values (:id, :name, now())").params(group)
                    .update();
        }
    }

    /// Waits until object storage knows everything that the database knows.
    void awaitStateRecords() {
        bean(TaxonomyRecords.class).write();
        Jobs.await("state records are written",
                () -> db().sql("select count(*) from state_record_due").query(Integer.class).single() == 0);
    }

    @Override
    public void close() {
        application.close();
    }
}
