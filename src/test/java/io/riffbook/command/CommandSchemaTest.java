package io.riffbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.riffbook.home.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What becomes of a database's schema when commands run on it: `look` doesn't change it, `fill` may.
class CommandSchemaTest {
    private final TestDatabases.Database database = TestDatabases.create();
    private final JdbcClient db = JdbcClient.create(
            new DriverManagerDataSource(database.url(), database.username(), database.password()));

    private record Ended(int code, String said) {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    static class Commands {
        @Bean
        Command look() {
            return new Does("look", false);
        }

        @Bean
        Command fill() {
            return new Does("fill", true);
        }
    }

    private record Does(String name, boolean mayMigrate) implements Command {
        @Override
        public String help() {
            return name;
        }

        @Override
        public int run(List<String> arguments, PrintStream out) {
            return DONE;
        }
    }

    @BeforeEach
    void isEmpty() {
        assertThat(tables()).isZero();
    }

    @Test
    void leavesAnEmptyDatabaseEmpty() {
        Ended ended = run("look");

        assertThat(ended.code()).isEqualTo(Command.FAILED);
        assertThat(ended.said()).contains("The database is empty").doesNotContain("Exception");
        assertThat(tables()).isZero();
    }

    @Test
    void leavesAnOlderDatabaseAsItIs() {
        assertThat(run("fill", "--spring.flyway.target=30").code()).isEqualTo(Command.DONE);
        long tables = tables();

        Ended ended = run("look");

        assertThat(ended.code()).isEqualTo(Command.FAILED);
        assertThat(ended.said()).contains("of an older version").doesNotContain("Exception");
        assertThat(tables()).isEqualTo(tables);
    }

    @Test
    void bringsTheSchemaUpForACommandThatMay() {
        assertThat(run("fill").code()).isEqualTo(Command.DONE);

        assertThat(run("look")).isEqualTo(new Ended(Command.DONE, ""));
    }

    private long tables() {
        return db.sql("select count(*) from pg_tables where schemaname = 'public'").query(Long.class).single();
    }

    private Ended run(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password()));
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            return new Ended(CommandLine.run(Commands.class, all.toArray(String[]::new)),
                    said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }
}
