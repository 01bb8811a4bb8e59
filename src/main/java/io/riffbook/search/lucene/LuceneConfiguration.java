package io.riffbook.search.lucene;

import io.riffbook.home.Home;
import io.riffbook.search.Vocabulary;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.function.Supplier;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "riffbook.search.engine", havingValue = "lucene", matchIfMissing = true)
class LuceneConfiguration {

    @Bean
    LuceneSnippetIndex snippetIndex(Home home, Supplier<Vocabulary> vocabulary) {
        return LuceneSnippetIndex.open(home.index(), vocabulary);
    }
}
