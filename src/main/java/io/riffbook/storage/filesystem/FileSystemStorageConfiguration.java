package io.riffbook.storage.filesystem;

import io.riffbook.home.Home;
import io.riffbook.storage.ObjectStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keeps objects in the home folder, unless another kind of store is asked for.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "riffbook.storage.type", havingValue = "filesystem", matchIfMissing = true)
class FileSystemStorageConfiguration {

    @Bean
    ObjectStore fileSystemObjectStore(Home home) {
        return FileSystemObjectStore.open(home.objects());
    }
}
