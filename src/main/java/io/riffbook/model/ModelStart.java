package io.riffbook.model;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/// Puts the model of the files in force before the server does anything else. Commands leave it as it is.
@Component
@ConditionalOnWebApplication
class ModelStart implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(ModelStart.class);

    private final ModelFiles files;
    private final ContentTypes types;
    private final Taxonomies taxonomies;
    private final ModelChanges changes;

    ModelStart(ModelFiles files, ContentTypes types, Taxonomies taxonomies, ModelChanges changes) {
        this.files = files;
        this.types = types;
        this.taxonomies = taxonomies;
        this.changes = changes;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Judgement judgement = changes.apply(types, files.taxonomies().stream().map(TaxonomyFile::read).toList());
        judgement.changes().forEach(change -> LOG.info("Content model: {}", change.line()));
        taxonomies.readAnew();
    }
}
