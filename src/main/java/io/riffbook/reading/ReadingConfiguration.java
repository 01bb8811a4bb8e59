package io.riffbook.reading;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReadingSettings.class)
class ReadingConfiguration {

    @Bean
    DeckReader deckReader(ReadingSettings settings) {
        return new DeckReader(settings, WorkerCommand.ofThisProgram(settings));
    }
}
