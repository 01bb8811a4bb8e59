package io.riffbook.home;

import java.io.IOException;
import java.nio.file.Path;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/// Each bean needs the one before it, so the order of start is lock, PostgreSQL, data source, and the order of stop is
/// its reverse. Whoever asks for the home gets it locked.
@Configuration(proxyBeanMethods = false)
class HomeConfiguration {

    @Bean
    HomeLock homeLock(@Value("${riffbook.home:riffbook-data}") String root) {
        if (root.isBlank()) {
            throw UnusableHome.unnamed();
        }
        return HomeLock.take(new Home(Path.of(root)));
    }

    @Bean
    Home home(HomeLock lock) throws IOException {
        Folders.deleteQuietly(lock.home().temporary(), "*");
        return lock.home();
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoDatabaseOfTheirOwn.class)
    static class Embedded {

        @Bean
        EmbeddedPostgres embeddedPostgres(Home home, ApplicationContext context) {
            return EmbeddedPostgres.start(home, home.programs(),
                    () -> System.exit(SpringApplication.exit(context, () -> 1)));
        }

        @Bean
        JdbcConnectionDetails embeddedConnectionDetails(EmbeddedPostgres postgres) {
            return new JdbcConnectionDetails() {

                @Override
                public String getJdbcUrl() {
                    return postgres.jdbcUrl();
                }

                @Override
                public String getUsername() {
                    return postgres.username();
                }

                @Override
                public String getPassword() {
                    return postgres.password();
                }
            };
        }
    }

    static class NoDatabaseOfTheirOwn extends NoneNestedConditions {

        NoDatabaseOfTheirOwn() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("spring.datasource.url")
        static class TheirOwn {}
    }
}
