package io.riffbook.search;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// Puts a [FaultyIndex] around the index of an application under test.
@TestConfiguration(proxyBeanMethods = false)
class FaultyIndexes {

    @Bean
    static BeanPostProcessor faultyIndex() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SnippetIndex real ? new FaultyIndex(real) : bean;
            }
        };
    }
}
