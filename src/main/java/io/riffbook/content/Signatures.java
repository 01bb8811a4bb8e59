package io.riffbook.content;

import io.riffbook.content.similar.Signature;
import io.riffbook.model.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The signatures of all snippets' newest revisions in the database, by which near-duplicates are found.
///
/// A band that [#MOST_PER_BAND] snippets can be found by already gets no more of them: what many snippets say alike stays cheap to
/// look up, and a snippet is still found by what is its own.
@Repository
class Signatures {
    /// Two that are written at the same moment may exceed it.
    static final int MOST_PER_BAND = 50;

    private static final String KEEP = """
            with given as (
                select id, revision, (:hashes::int[])[(n - 1) * :width + 1 : n * :width] as hashes,
                    (:bands::int[])[(n - 1) * :bandCount + 1 : n * :bandCount] as bands
                from unnest(:ids::uuid[], :revisions::int[]) with ordinality as each (id, revision, n))
            insert into snippet_signature (snippet_id, revision, scheme, hashes, bands)
            select id, revision, :scheme, hashes, array(
                select band from unnest(given.bands) as band
                except
                select band from snippet_signature known cross join unnest(known.bands) as band
                where known.scheme = :scheme and known.bands && given.bands
                group by band having count(*) >= :most)
            from given
            on conflict (snippet_id) do update set revision = excluded.revision, scheme = excluded.scheme,
                hashes = excluded.hashes, bands = excluded.bands
            where (excluded.revision, excluded.scheme) > (snippet_signature.revision, snippet_signature.scheme)""";
    private static final String SIMILAR = """
            with given as (
                select id, (:hashes::int[])[(n - 1) * :width + 1 : n * :width] as hashes,
                    (:bands::int[])[(n - 1) * :bandCount + 1 : n * :bandCount] as bands
                from unnest(:ids::uuid[]) with ordinality as each (id, n))
            select given.id as given_id, s.id, s.title, s.kind, s.lifecycle, best.same
            from given cross join lateral (
                select known.snippet_id,
                    (select count(*) from unnest(known.hashes, given.hashes) as pair (theirs, ours)
                     where theirs = ours) as same
                from snippet_signature known
                where known.bands && given.bands and known.scheme = :scheme and known.snippet_id <> given.id
                order by same desc, known.snippet_id limit :most) best
            join snippet s on s.id = best.snippet_id
            where best.same >= :least
            order by given.id, best.same desc, s.id""";
    private static final String OUTDATED = """
            select s.id, r.number, r.title, r.text
            from snippet s join snippet_revision r on r.snippet_id = s.id and r.number = s.latest_revision
            left join snippet_signature known on known.snippet_id = s.id
            where s.id > :after
              and (known.snippet_id is null or known.scheme < :scheme or known.revision < s.latest_revision)
            order by s.id limit :limit""";

    private final JdbcClient db;

    Signatures(JdbcClient db) {
        this.db = db;
    }

    /// What of a revision counts when it is compared.
    record Wording(UUID id, int number, String title, String text) {
        static Wording of(SnippetRevision revision) {
            return new Wording(revision.snippet().value(), revision.number(), revision.title(), revision.text());
        }

        Signature signature() {
            return Signature.of(title + '\n' + text);
        }
    }

    /// Keeps how these revisions read, the newest of their snippets, in the transaction that makes them. An older revision never
    /// replaces a newer one.
    void keep(Collection<Wording> wordings) {
        if (wordings.isEmpty()) {
            return;
        }
        bound(KEEP, wordings).param("most", MOST_PER_BAND)
                .param("revisions", wordings.stream().map(Wording::number).toArray(Integer[]::new)).update();
    }

    /// The snippets most similar to each of these, best first, in one query; a revision of a snippet isn't similar to that snippet.
    ///
    /// @param least how many hashes they have in common at least
    /// @param most for each
    Map<UUID, List<SimilarSnippet>> similarTo(Collection<Wording> wordings, int least, int most) {
        Map<UUID, List<SimilarSnippet>> similar = new HashMap<>();
        if (!wordings.isEmpty()) {
            bound(SIMILAR, wordings).param("least", least).param("most", most)
                    .query((row, _) -> Map.entry(row.getObject("given_id", UUID.class), similar(row))).list()
                    .forEach(found -> similar.computeIfAbsent(found.getKey(), _ -> new ArrayList<>())
                            .add(found.getValue()));
        }
        return similar;
    }

    /// Snippets without a signature that stands for them as they are, in the order of their ids.
    List<Wording> outdated(UUID after, int limit) {
        return db.sql(OUTDATED).param("after", after).param("scheme", Signature.SCHEME).param("limit", limit)
                .query(Wording.class).list();
    }

    private JdbcClient.StatementSpec bound(String sql, Collection<Wording> wordings) {
        List<Signature> signatures = wordings.stream().map(Wording::signature).toList();
        return db.sql(sql).param("ids", wordings.stream().map(Wording::id).toArray(UUID[]::new))
                .param("hashes", signatures.stream().map(Signature::hashes).flatMapToInt(Arrays::stream)
                        .toArray())
                .param("bands", signatures.stream().map(Signature::bands).flatMapToInt(Arrays::stream)
                        .toArray())
                .param("width", Signature.HASHES).param("bandCount", Signature.BANDS)
                .param("scheme", Signature.SCHEME);
    }

    private static SimilarSnippet similar(ResultSet row) throws SQLException {
        return new SimilarSnippet(new SnippetId(row.getObject("id", UUID.class)), row.getString("title"),
                new Kind(row.getString("kind")), Lifecycle.of(row.getString("lifecycle")),
                Math.round(100.0 * row.getInt("same") / Signature.HASHES) / 100.0);
    }
}
