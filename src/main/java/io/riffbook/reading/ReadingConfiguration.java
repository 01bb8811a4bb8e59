package io.riffbook.reading;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    @Bean
    DeckReader deckReader() {
        return new DeckReader();
    }
}
