package io.riffbook.content;

import io.riffbook.content.RevisionDiff.FieldDiff;
import io.riffbook.content.SlideOrigin.How;
import io.riffbook.content.SlideOrigin.Master;
import io.riffbook.content.SlideOrigin.Source;
import io.riffbook.content.similar.Signature;
import io.riffbook.reading.PassageContent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Recognises slides that somebody returns: by the content of passages, which stays equal wherever a slide is copied to, else by their
/// wording. For those who author, since drafts and all decks count.
@Service
public class SlideOrigins {
    /// How many slides are recognised at once.
    public static final int MOST = 200;
    /// What they must have in common to be called alike; of texts with so little in common, some are missed.
    private static final double ALIKE_FROM = 0.3;
    private static final String MASTERS = """
            select distinct on (p.content_hash) p.content_hash, p.id, p.deck_id, p.revision, p.position,
                exists (select from passage c where c.content_hash = p.content_hash and c.deck_id = p.deck_id
                    and c.revision = d.current_revision) as is_current,
                (select r.snippet_id from snippet_revision r join snippet s on s.id = r.snippet_id
                 where r.passage_id = p.id order by s.published_revision is null, r.created_at desc limit 1) as snippet_id
            from passage p join deck d on d.id = p.deck_id
            where p.content_hash = any(:hashes)
            order by p.content_hash, p.revision = d.current_revision desc, p.id desc""";

    private final JdbcClient db;
    private final Signatures signatures;
    private final SnippetTable snippets;
    private final DeckChangeTable revisions;
    private final Decks decks;
    private final Drafting drafting;

    SlideOrigins(JdbcClient db, Signatures signatures, SnippetTable snippets, DeckChangeTable revisions, Decks decks,
            Drafting drafting) {
        this.db = db;
        this.signatures = signatures;
        this.snippets = snippets;
        this.revisions = revisions;
        this.decks = decks;
        this.drafting = drafting;
    }

    private record Known(Master master, Optional<SnippetId> snippet) {}

    /// Where each comes from, in their order, with as many queries as for one.
    ///
    /// @param slides at most [#MOST]
    public List<SlideOrigin> of(List<PassageContent> slides) {
        if (slides.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " slides at once");
        }
        Map<String, Known> exact = masters(slides.stream().map(PassageContent::contentHash).distinct().toList());
        Map<UUID, List<SimilarSnippet>> alike = alike(slides, exact.keySet());
        Map<SnippetId, Snippet> known = snippets.find(Stream.concat(
                exact.values().stream().flatMap(each -> each.snippet().stream()),
                alike.values().stream().map(List::getFirst).map(SimilarSnippet::id)).distinct().toList()).stream()
                .collect(Collectors.toMap(Snippet::id, Function.identity()));
        Map<SnippetId, SnippetRevision> latest = revisions.latest(known.keySet()).stream()
                .collect(Collectors.toMap(SnippetRevision::snippet, Function.identity()));
        Map<PassageId, Passage> passages = decks.passages(latest.values().stream()
                .flatMap(each -> each.lineage().stream()).collect(Collectors.toSet()));
        List<SlideOrigin> origins = new ArrayList<>();
        for (int i = 0; i < slides.size(); i++) {
            PassageContent slide = slides.get(i);
            Known master = exact.get(slide.contentHash());
            SimilarSnippet near = alike.getOrDefault(name(i), List.of()).stream().findFirst().orElse(null);
            if (master != null) {
                origins.add(origin(slide, How.EXACT, 1, Optional.of(master.master()),
                        master.snippet().map(known::get), latest));
            } else if (near != null) {
                Optional<Snippet> snippet = Optional.ofNullable(known.get(near.id()));
                origins.add(origin(slide, How.ALIKE, near.score(), snippet.map(each -> latest.get(each.id()))
                        .flatMap(SnippetRevision::lineage).map(passages::get).map(SlideOrigins::master), snippet,
                        latest));
            } else {
                origins.add(new SlideOrigin(slide.title(), How.UNKNOWN, 0, Optional.empty(), Optional.empty(),
                        List.of()));
            }
        }
        return origins;
    }

    private Map<String, Known> masters(List<String> hashes) {
        Map<String, Known> masters = new HashMap<>();
        db.sql(MASTERS).param("hashes", hashes.toArray(String[]::new))
                .query((row, _) -> Map.entry(row.getString("content_hash"), known(row))).list()
                .forEach(each -> masters.put(each.getKey(), each.getValue()));
        return masters;
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                new Master(new PassageId(row.getObject("id", UUID.class)),
                        new DeckId(row.getObject("deck_id", UUID.class)), row.getInt("revision"),
                        row.getInt("position"), row.getBoolean("is_current")),
                Optional.ofNullable(row.getObject("snippet_id", UUID.class)).map(SnippetId::new));
    }

    private Map<UUID, List<SimilarSnippet>> alike(List<PassageContent> slides, Set<String> exact) {
        List<Signatures.Wording> wordings = new ArrayList<>();
        for (int i = 0; i < slides.size(); i++) {
            PassageContent slide = slides.get(i);
            if (!exact.contains(slide.contentHash())) {
                wordings.add(new Signatures.Wording(name(i), 0, slide.title(), slide.body()));
            }
        }
        return signatures.similarTo(wordings, (int) Math.ceil(ALIKE_FROM * Signature.HASHES), 1);
    }

    private SlideOrigin origin(PassageContent slide, How how, double likeness, Optional<Master> master,
            Optional<Snippet> snippet, Map<SnippetId, SnippetRevision> latest) {
        Optional<SnippetRevision> revision = snippet.map(each -> latest.get(each.id()));
        List<FieldDiff> drift = snippet.isPresent() && revision.isPresent()
                ? drift(snippet.get(), revision.get(), slide)
                : List.of();
        return new SlideOrigin(slide.title(), how, likeness, master,
                revision.map(each -> new Source(each.snippet(), each.number(), each.title())), drift);
    }

    private List<FieldDiff> drift(Snippet snippet, SnippetRevision latest, PassageContent slide) {
        return RevisionDiff.fields(new SnippetContent(snippet.kind(), latest.title(), latest.fields()),
                drafting.saying(snippet, latest, slide));
    }

    private static Master master(Passage passage) {
        return new Master(passage.id(), passage.deck(), passage.revision(), passage.position(), true);
    }

    /// Names a slide that is no snippet.
    private static UUID name(int slide) {
        return new UUID(0, slide + 1L);
    }
}
