package io.riffbook.model;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
    Taxonomies taxonomies(StoredTaxonomies stored) {
        return Taxonomies.of(stored);
    }
}
