package io.riffbook.storage.s3;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keeps objects in a bucket, if that is asked for.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "riffbook.storage.type", havingValue = "s3")
@EnableConfigurationProperties(S3Settings.class)
class S3StorageConfiguration {

    @Bean
    S3ObjectStore s3ObjectStore(S3Settings settings) {
        return S3ObjectStore.open(settings);
    }
}
