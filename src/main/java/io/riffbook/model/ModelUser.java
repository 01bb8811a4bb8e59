package io.riffbook.model;

import io.riffbook.audit.Actor;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A sort of content that uses parts of the model. Whoever keeps such content implements this, so that a change of the model can
/// say whom it touches, is refused where it would lose something, and carries the content along. Every call runs in the transaction
/// of the change.
public interface ModelUser {

    /// What it is, in the words of the API and in the plural, such as `snippets`.
    String what();

    /// How many of them use the part now; 0 for a part that they never use. Earlier revisions do not count.
    long count(ModelPart part);

    /// The first of those, oldest first, at most `limit`.
    List<ModelUse> first(ModelPart part, int limit);

    /// Those, at most `limit`, that would contradict themselves if `from` were called `to`, as that exists already; none by default.
    default List<ModelUse> contradicting(ModelPart from, ModelPart to, int limit) {
        return List.of();
    }

    /// Keeps everything that names one of these concepts as it is until the transaction ends: before [#relabelled] and [#rename], which
    /// then find it held, in one pass and in the order in which others take several of them, so that nobody waits for each other. Nothing
    /// by default.
    default void hold(Collection<ConceptId> concepts) {}

    /// Makes everything that names `from`, earlier revisions too, name `to`: two parts of the same sort. What names both then names
    /// `to` once. Does nothing for a part that they never use, and loses no content.
    void rename(ModelPart from, ModelPart to, Actor actor);

    /// Something of what these concepts show elsewhere has changed: their label, or what is broader than them. Nothing by default.
    default void relabelled(Collection<ConceptId> concepts) {}

    /// Shows the fields of the newest revision of each snippet of the kind, one after the other; nothing by default.
    default void forEachOf(Kind kind, Consumer<Map<String, Object>> fields) {}
}
