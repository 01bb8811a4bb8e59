package io.riffbook.content;

import io.riffbook.audit.Actor;
import io.riffbook.model.ModelPart;
import io.riffbook.model.ModelUse;
import io.riffbook.model.ModelUser;
import org.springframework.stereotype.Component;

import java.util.List;

/// A deck uses what the snippets use that were made of it: it has nothing of its own to carry along.
@Component
class DecksUseModel implements ModelUser {
    private final ModelUses uses;

    DecksUseModel(ModelUses uses) {
        this.uses = uses;
    }

    @Override
    public String what() {
        return "decks";
    }

    @Override
    public long count(ModelPart part) {
        return uses.decks(part);
    }

    @Override
    public List<ModelUse> first(ModelPart part, int limit) {
        return uses.firstDecks(part, limit);
    }

    @Override
    public void rename(ModelPart from, ModelPart to, Actor actor) {}
}
