package io.riffbook.search.lucene;

import io.riffbook.content.Audience;
import io.riffbook.content.SnippetDocument;
import io.riffbook.content.SnippetId;
import io.riffbook.model.ConceptId;
import io.riffbook.model.Kind;
import io.riffbook.search.EngineResult.Candidate;
import io.riffbook.search.SnippetEvidence.Evidence;
import io.riffbook.search.SnippetEvidence.WinLift;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;

/// What ranking needs of a document, in one piece of bytes: a search reads two hundred of them, and to look each value
/// up in a column of its own took longer than the search.
final class StoredCandidate {
    private static final int DRAFT = 1;
    private static final int VERIFIED = 2;
    private static final int RATED = 4;
    private static final int LIFTED = 8;
    private static final int CLAIMED = 16;

    /// Concepts are the same few again and again.
    private final Map<String, ConceptId> concepts = new HashMap<>();
    private final Map<String, Kind> kinds = new HashMap<>();

    static BytesRef written(SnippetDocument document, Evidence evidence) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try {
            out.writeLong(document.id().value().getMostSignificantBits());
            out.writeLong(document.id().value().getLeastSignificantBits());
            out.writeByte(
                    (byte) ((document.isDraft() ? DRAFT : 0) | (document.verifiedUntil().isPresent() ? VERIFIED : 0)
                            | (evidence.applause().isPresent() ? RATED : 0)
                            | (evidence.lift().isPresent() ? LIFTED : 0)
                            | (evidence.lift().filter(WinLift::isClaimed).isPresent() ? CLAIMED : 0)));
            out.writeVInt(document.revision());
            out.writeString(document.kind().name());
            write(document.tags(), out);
            write(document.audience().isFor(), out);
            write(document.audience().notFor(), out);
            out.writeLong(document.changedAt().toEpochMilli());
            if (document.verifiedUntil().isPresent()) {
                out.writeZLong(document.verifiedUntil().get().toEpochDay());
            }
            write(evidence, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    private static void write(Evidence evidence, DataOutput out) throws IOException {
        if (evidence.applause().isPresent()) {
            out.writeLong(Double.doubleToLongBits(evidence.applause().getAsDouble()));
            out.writeLong(Double.doubleToLongBits(evidence.applauseForOrder()));
        }
        if (evidence.lift().isPresent()) {
            out.writeLong(Double.doubleToLongBits(evidence.lift().get().value()));
            out.writeLong(Double.doubleToLongBits(evidence.lift().get().error()));
        }
        out.writeVLong(evidence.ratings());
        out.writeVLong(evidence.uses());
        out.writeVLong(evidence.wins());
        out.writeVLong(evidence.impressions());
    }

    private static void write(Collection<ConceptId> concepts, DataOutput out) throws IOException {
        out.writeVInt(concepts.size());
        for (ConceptId concept : concepts) {
            out.writeString(concept.toString());
        }
    }

    Candidate read(BytesRef written, float score) throws IOException {
        DataInput in = new ByteArrayDataInput(written.bytes, written.offset, written.length);
        SnippetId id = new SnippetId(new UUID(in.readLong(), in.readLong()));
        byte flags = in.readByte();
        int revision = in.readVInt();
        Kind kind = kinds.computeIfAbsent(in.readString(), Kind::new);
        Set<ConceptId> tags = concepts(in);
        Audience audience = new Audience(concepts(in), concepts(in));
        Instant changedAt = Instant.ofEpochMilli(in.readLong());
        Optional<LocalDate> verifiedUntil = (flags & VERIFIED) == 0
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay(in.readZLong()));
        return new Candidate(id, revision, (flags & DRAFT) != 0, score, kind, tags, audience, changedAt, verifiedUntil,
                evidence(flags, in));
    }

    private static Evidence evidence(byte flags, DataInput in) throws IOException {
        boolean isRated = (flags & RATED) != 0;
        OptionalDouble applause = isRated ? OptionalDouble.of(number(in)) : OptionalDouble.empty();
        OptionalDouble believed = isRated ? OptionalDouble.of(number(in)) : OptionalDouble.empty();
        Optional<WinLift> lift = (flags & LIFTED) == 0
                ? Optional.empty()
                : Optional.of(new WinLift(number(in), number(in), (flags & CLAIMED) != 0));
        return new Evidence(applause, believed, in.readVLong(), in.readVLong(), in.readVLong(), in.readVLong(), lift);
    }

    private static double number(DataInput in) throws IOException {
        return Double.longBitsToDouble(in.readLong());
    }

    private Set<ConceptId> concepts(DataInput in) throws IOException {
        int size = in.readVInt();
        Set<ConceptId> read = HashSet.newHashSet(size);
        for (int i = 0; i < size; i++) {
            read.add(concepts.computeIfAbsent(in.readString(), ConceptId::parse));
        }
        return read;
    }
}
