package io.riffbook.content;

import io.riffbook.access.PersonId;
import io.riffbook.storage.AtOnce;
import io.riffbook.storage.ObjectKey;
import io.riffbook.storage.ObjectStore;
import io.riffbook.storage.ObjectStoreUnavailableException;
import io.riffbook.storage.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

/// The numbered, immutable records of a snippet's state beside its packages, so that a restore from objects knows what was
/// published and who may see it.
///
/// The key holds the content's hash beside the number: a record of another history of the same snippet, after a restored database,
/// stands beside this one and is never in its way; `recordedAt` tells which is the later one.
///
/// Unlike packages they are written after the commit, from a row of the same transaction: so a record in object storage is always
/// of something that really happened. See docs/decisions/0002-state-records-after-commit.md.
@Component
class StateRecords {
    private static final Logger LOG = LoggerFactory.getLogger(StateRecords.class);
    private static final int BATCH = 200;
    private static final String DUE = """
            insert into state_record_due (subject_type, subject_id, number, document)
            values (:type, :id, :number, :document::jsonb)""";
    private static final String DUE_WITH_PACKAGES = """
            insert into state_record_due (subject_type, subject_id, number, document)
            select 'snippet', :id, :number, :document::jsonb || jsonb_build_object('packages', coalesce(
                (select jsonb_object_agg(number, package_key) from snippet_revision
                 where snippet_id = :id and number in (:latest, :published)), '{}'))""";
    private static final String DUE_MANY = """
            insert into state_record_due (subject_type, subject_id, number, document)
            select 'snippet', id, number, document
            from jsonb_to_recordset(:rows::jsonb) as (id uuid, number int, document jsonb)""";
    private static final String NEXT = """
            select subject_type as type, subject_id as id, number, document::text as document from state_record_due
            order by subject_id, number limit :limit""";
    private static final String WRITTEN = """
            delete from state_record_due
            where (subject_type, subject_id, number) in (select * from unnest(:types, :ids, :numbers))""";

    private final JdbcClient db;
    private final NamedParameterJdbcOperations batches;
    private final ObjectStore objects;
    private final JsonMapper json;
    private final Clock clock;
    private volatile boolean stopping;

    StateRecords(JdbcClient db, NamedParameterJdbcOperations batches, ObjectStore objects, JsonMapper json,
            Clock clock) {
        this.db = db;
        this.batches = batches;
        this.objects = objects;
        this.json = json;
        this.clock = clock;
    }

    private record Due(String type, UUID id, int number, String document) {
        ObjectKey key() {
            String hex = id.toString();
            return ObjectKey.of("state", type + "s", hex.substring(hex.length() - 2), hex,
                    number + "-" + Sha256.of(bytes()).hex().substring(0, 16) + ".json");
        }

        byte[] bytes() {
            return document.getBytes(StandardCharsets.UTF_8);
        }
    }

    /// Notes, in the transaction of the change and after its revision is in, what the record of each will say: which packages
    /// count, too.
    void changed(List<Snippet> snippets) {
        batches.batchUpdate(DUE_WITH_PACKAGES,
                snippets.stream().map(this::due).toArray(SqlParameterSource[]::new));
    }

    private SqlParameterSource due(Snippet snippet) {
        return new MapSqlParameterSource("id", snippet.id().value()).addValue("number", snippet.stateNumber())
                .addValue("document", json.writeValueAsString(described(snippet)))
                .addValue("latest", snippet.latestRevision())
                .addValue("published", snippet.publishedRevision().orElse(snippet.latestRevision()));
    }

    /// The same for many snippets that are new to this store: their records name the packages of all revisions.
    void added(Collection<Kept<WholeSnippet>> snippets) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Kept<WholeSnippet> kept : snippets) {
            Map<String, Object> document = described(kept.whole().snippet(kept.number()));
            Map<String, Object> packages = new LinkedHashMap<>();
            kept.packages().forEach(key -> packages.put(Integer.toString(packages.size() + 1), key.value()));
            document.put("packages", packages);
            rows.add(Map.of("id", kept.whole().id().value(), "number", kept.number(), "document", document));
        }
        db.sql(DUE_MANY).param("rows", json.writeValueAsString(rows)).update();
    }

    private Map<String, Object> described(Snippet snippet) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", "riffbook-state/1");
        document.put("recordedAt", clock.instant().toString());
        document.put("id", snippet.id().value());
        document.put("number", snippet.stateNumber());
        document.put("lifecycle", snippet.lifecycle().word());
        document.put("latestRevision", snippet.latestRevision());
        snippet.publishedRevision().ifPresent(published -> document.put("publishedRevision", published));
        document.putAll(Described.of(snippet.classification()));
        snippet.publishAt().ifPresent(at -> document.put("publishAt", at));
        snippet.verified().ifPresent(word -> document.put("verified", word));
        snippet.deck().ifPresent(deck -> document.put("deck", deck.value()));
        document.put("createdAt", snippet.createdAt());
        document.put("demo", snippet.isDemo());
        document.put("at", snippet.changedAt().toString());
        return document;
    }

    /// Notes, in the transaction that points at a new revision of a deck, what the record will say. Its number is the revision's.
    void changed(DeckRevision revision, ObjectKey packageKey, String title, Optional<UUID> owner, boolean isDemo) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", "riffbook-state/1");
        document.put("recordedAt", clock.instant().toString());
        document.put("id", revision.deck().value());
        document.put("number", revision.number());
        document.put("currentRevision", revision.number());
        document.put("packages", Map.of(Integer.toString(revision.number()), packageKey.value()));
        document.put("title", title);
        owner.ifPresent(person -> document.put("owner", person));
        document.put("demo", isDemo);
        document.put("at", revision.createdAt().toString());
        note("deck", revision.deck().value(), revision.number(), document);
    }

    /// The same for a revision of a deck that is new to this store.
    void changed(WholeDeck deck, DeckRevision revision, ObjectKey packageKey) {
        changed(revision, packageKey, deck.title(), deck.owner().map(PersonId::value), deck.isDemo());
    }

    /// Notes, in the transaction of the removal, that there will be no later state: a restore leaves it out.
    ///
    /// @param type `snippet` or `deck`
    /// @param number after that of the newest record
    void removed(String type, UUID id, int number, Instant at) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", "riffbook-state/1");
        document.put("recordedAt", clock.instant().toString());
        document.put("id", id);
        document.put("number", number);
        document.put("lifecycle", "removed");
        document.put("at", at.toString());
        note(type, id, number, document);
    }

    private void note(String type, UUID id, int number, Map<String, Object> document) {
        db.sql(DUE).param("type", type).param("id", id).param("number", number)
                .param("document", json.writeValueAsString(document)).update();
    }

    /// What is due then is written after the next start.
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    /// Writes what is due. Several nodes may write the same record: it is the same.
    @Scheduled(fixedDelayString = "PT1S")
    void writeDue() {
        List<Due> batch;
        do {
            batch = db.sql(NEXT).param("limit", BATCH).query(Due.class).list();
            if (!write(batch)) {
                return;
            }
        } while (batch.size() == BATCH && !stopping);
    }

    private boolean write(List<Due> batch) {
        if (batch.isEmpty()) {
            return true;
        }
        try {
            AtOnce.each(batch, due -> objects.put(due.key(), due.bytes()));
        } catch (ObjectStoreUnavailableException e) {
            LOG.warn("State records wait: {}", e.getMessage());
            return false;
        }
        db.sql(WRITTEN).param("types", batch.stream().map(Due::type).toArray(String[]::new))
                .param("ids", batch.stream().map(Due::id).toArray(UUID[]::new))
                .param("numbers", batch.stream().map(Due::number).toArray(Integer[]::new)).update();
        return true;
    }
}
