package io.riffbook.content;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import jakarta.servlet.MultipartConfigElement;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContentSettings.class)
class ContentConfiguration {
    /// What the form around a file may take.
    private static final DataSize FORM = DataSize.ofMegabytes(1);
    private static final DataSize IN_MEMORY = DataSize.ofKilobytes(256);

    @Bean
    MultipartConfigElement multipartConfig(ContentSettings settings) {
        MultipartConfigFactory factory = new MultipartConfigFactory();
        factory.setMaxFileSize(settings.largestDeck());
        factory.setMaxRequestSize(DataSize.ofBytes(settings.largestDeck().toBytes() + FORM.toBytes()));
        factory.setFileSizeThreshold(IN_MEMORY);
        return factory.createMultipartConfig();
    }
}
