package io.riffbook.storage.filesystem;

import java.nio.file.Path;

import io.riffbook.storage.ObjectStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keeps objects in the home folder, unless another kind of store is asked for.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "riffbook.storage.type", havingValue = "filesystem", matchIfMissing = true)
class FileSystemStorageConfiguration {

    @Bean
    ObjectStore fileSystemObjectStore(@Value("${riffbook.home:riffbook-data}") Path home) {
        return FileSystemObjectStore.open(home.resolve("objects"));
    }
}
