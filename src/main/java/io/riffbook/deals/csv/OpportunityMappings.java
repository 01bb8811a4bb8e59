package io.riffbook.deals.csv;

import io.riffbook.access.Viewer;
import io.riffbook.audit.AuditLog;
import io.riffbook.web.InvalidRequestException;
import io.riffbook.web.NotFoundException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import tools.jackson.databind.json.JsonMapper;

/// Mappings under names, so that whoever sends a file each night need not send the mapping with it.
@Service
public class OpportunityMappings {
    /// How many there can be.
    public static final int MOST = 200;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 64;
    private static final String PUT = """
            insert into opportunity_mapping (name, mapping, changed_at)
            select :name, :mapping::jsonb, :now
            where exists (select from opportunity_mapping where name = :name)
               or (select count(*) from opportunity_mapping) < :most
            on conflict (name) do update set mapping = excluded.mapping, changed_at = excluded.changed_at""";
    private static final String GET = "select mapping::text from opportunity_mapping where name = :name";
    private static final String NAMES = "select name from opportunity_mapping order by name";
    private static final String REMOVE = "delete from opportunity_mapping where name = :name";

    private final JdbcClient db;
    private final JsonMapper json;
    private final AuditLog audit;
    private final Clock clock;

    OpportunityMappings(JdbcClient db, JsonMapper json, AuditLog audit, Clock clock) {
        this.db = db;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /// Keeps a mapping under a name, in place of an earlier one.
    ///
    /// @throws InvalidRequestException when the mapping or its name can't be right, or there are [#MOST] already
    @Transactional
    public void put(Viewer viewer, String name, OpportunityMapping mapping) {
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw InvalidRequestException.because("A mapping's name has up to " + LONGEST_NAME
                    + " lower-case letters and digits with single dashes.");
        }
        mapping.check();
        int kept = db.sql(PUT).param("name", name).param("mapping", json.writeValueAsString(mapping))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("most", MOST).update();
        if (kept == 0) {
            throw InvalidRequestException.because("There are " + MOST + " mappings already: remove one first.");
        }
        audit.record(viewer.actor(), "changed", "opportunity-mapping", subject(name), Map.of("name", name));
    }

    /// The mapping of that name.
    ///
    /// @throws NotFoundException when there is none
    public OpportunityMapping get(String name) {
        return db.sql(GET).param("name", name).query(String.class).optional()
                .map(kept -> json.readValue(kept, OpportunityMapping.class))
                .orElseThrow(() -> NotFoundException.of("opportunity mapping", name));
    }

    /// Their names, in order.
    public List<String> names() {
        return db.sql(NAMES).query(String.class).list();
    }

    /// Removes a mapping; imports that are under way keep theirs.
    ///
    /// @throws NotFoundException when there is none
    @Transactional
    public void remove(Viewer viewer, String name) {
        if (db.sql(REMOVE).param("name", name).update() == 0) {
            throw NotFoundException.of("opportunity mapping", name);
        }
        audit.record(viewer.actor(), "removed", "opportunity-mapping", subject(name), Map.of("name", name));
    }

    /// Mappings are named, and the audit log asks for an id.
    private static UUID subject(String name) {
        return UUID.nameUUIDFromBytes(("opportunity-mapping/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
