package io.riffbook.storage;

import java.io.IOException;

import io.riffbook.home.Home;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What stands on whichever object store is chosen.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageSettings.class)
class StorageConfiguration {

    @Bean
    SpoolFolder spoolFolder(Home home) throws IOException {
        return SpoolFolder.open(home.temporary());
    }

    @Bean
    ContentFiles contentFiles(ObjectProvider<ObjectStore> store, StorageSettings settings, SpoolFolder spool) {
        return new ContentFiles(store.getIfAvailable(() -> {
            throw UnknownStorageTypeException.of(settings.type());
        }), spool);
    }
}
