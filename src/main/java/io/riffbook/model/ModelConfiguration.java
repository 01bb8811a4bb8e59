package io.riffbook.model;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ModelSettings.class)
class ModelConfiguration {

    @Bean
    ModelFiles modelFiles(ModelSettings settings) {
        return settings.folder().map(ModelFiles::in).orElseGet(ModelFiles::shipped);
    }

    @Bean
    ContentTypes contentTypes(ModelFiles files) {
        return ContentTypes.read(files.types());
    }

    @Bean
    Taxonomies taxonomies(ModelFiles files, StoredTaxonomies stored) {
        List<Taxonomy> seed = files.taxonomies().stream().map(TaxonomyFile::read).toList();
        return Taxonomies.seeded(seed, stored);
    }
}
