package io.riffbook.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.riffbook.home.Home;

@RiffbookTest
class RiffbookTestTest {

    @Autowired
    Home home;

    @Autowired
    JdbcClient jdbc;

    @Test
    void startsTheApplicationOnAHomeAndADatabaseOfItsOwn() {
        assertThat(home.root()).isDirectory().hasParentRaw(Path.of("target/test-homes").toAbsolutePath());
        assertThat(jdbc.sql("select count(*) from spring_session").query(Long.class).single()).isNotNegative();
        assertThat(jdbc.sql("select count(*) from scheduled_tasks").query(Long.class).single()).isNotNegative();
    }
}
