package io.riffbook.storage;

import java.io.IOException;
import java.nio.file.Path;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What stands on whichever object store is chosen.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageSettings.class)
class StorageConfiguration {

    @Bean
    ContentFiles contentFiles(ObjectProvider<ObjectStore> store, StorageSettings settings,
            @Value("${riffbook.home:riffbook-data}") Path home) throws IOException {
        return new ContentFiles(store.getIfAvailable(() -> {
            throw UnknownStorageTypeException.of(settings.type());
        }), SpoolFolder.open(home.resolve("temporary")));
    }
}
