package io.riffbook.search;

import io.riffbook.content.SnippetDocument;
import io.riffbook.model.ConceptId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/// Puts generated snippets into the database as they would stand there after as many publishes, marked for the index.
final class GeneratedRecord {
    private static final int BATCH = 5_000;

    private GeneratedRecord() {}

    static void fill(Connection connection, GeneratedSnippets all, int snippets) throws SQLException, IOException {
        for (int from = 0; from < snippets; from += BATCH) {
            copy(connection, all, from, Math.min(snippets, from + BATCH));
        }
        // what the database would do by itself beside the first searches
        in(connection, "vacuum analyze");
        in(connection, "insert into dirty_snippet (snippet_id, sequence, marked_at) "
                + "select id, index_sequence, now() from snippet on conflict do nothing");
    }

    private static void copy(Connection connection, GeneratedSnippets all, int from, int to)
            throws SQLException, IOException {
        StringBuilder snippets = new StringBuilder();
        StringBuilder revisions = new StringBuilder();
        for (int number = from; number < to; number++) {
            SnippetDocument document = all.at(number).state().documents().getFirst();
            row(snippets, document.id(), document.kind().name(), document.title(), array(document.tags()),
                    array(document.audience().isFor()), array(document.audience().notFor()), document.changedAt(),
                    document.changedAt());
            row(revisions, document.id(), document.title(), document.text(), document.notes(), document.changedAt());
        }
        in(connection, """
                create temporary table if not exists snippet_in (id uuid, kind text, title text, tags text[],
                    is_for text[], not_for text[], created timestamptz, changed timestamptz);
                create temporary table if not exists revision_in (id uuid, title text, text text, notes text,
                    created timestamptz);
                truncate snippet_in, revision_in""");
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        copies.copyIn("copy snippet_in from stdin", bytes(snippets));
        copies.copyIn("copy revision_in from stdin", bytes(revisions));
        in(connection, """
                insert into snippet (id, kind, version, lifecycle, title, latest_revision, published_revision, tags,
                    audience_for, audience_not_for, reach, groups, index_sequence, state_number, created_at, changed_at)
                select id, kind, 1, 'published', title, 1, 1, tags, is_for, not_for, 'internal', '{}', 1, 1, created,
                    changed
                from snippet_in;
                insert into snippet_revision (snippet_id, number, title, fields, text, notes, package_key, created_at)
                select id, 1, title, '{}', text, notes, 'none', created from revision_in""");
    }

    private static void in(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static ByteArrayInputStream bytes(StringBuilder text) {
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void row(StringBuilder rows, Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(values[i]);
        }
        rows.append('\n');
    }

    private static String array(Collection<ConceptId> concepts) {
        return concepts.stream().map(ConceptId::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
