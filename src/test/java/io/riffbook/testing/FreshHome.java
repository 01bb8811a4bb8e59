package io.riffbook.testing;

import java.util.Map;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import io.riffbook.home.TestDatabases;
import io.riffbook.home.TestHomes;

/// Gives an application under test an empty home folder and an empty database.
public class FreshHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        // registered first, so run last when the application closes
        ((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("freshHome",
                TestHomes.enter()::run);
        TestDatabases.Database database = TestDatabases.create();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("fresh home", Map.of(
                "riffbook.home", TestHomes.fresh().toString(),
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.username(),
                "spring.datasource.password", database.password(),
                // many cached applications share one small server
                "spring.datasource.hikari.maximum-pool-size", "6",
                "spring.datasource.hikari.minimum-idle", "0")));
    }
}
