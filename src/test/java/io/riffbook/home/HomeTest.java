package io.riffbook.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class HomeTest {

    private final Path root = TestHomes.fresh();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(HomeConfiguration.class)
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withPropertyValues("riffbook.home=" + root);

    @Test
    void makesItsFoldersForTheOwnerAlone() throws IOException {
        Home home = new Home(root.resolve("new/one"));
        for (Path folder : List.of(home.database(), home.index(), home.objects(), home.temporary(), home.root())) {
            assertThat(folder).isDirectory().isAbsolute();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        }
    }

    @Test
    void refusesAFileAsHome() throws IOException {
        Path file = Files.createFile(root.resolve("file"));
        assertThatThrownBy(() -> new Home(file)).isInstanceOf(UnusableHome.class).hasMessageContaining(file.toString());
    }

    @Test
    void isHeldByOneOfThisProcessOnly() {
        String pid = Long.toString(ProcessHandle.current().pid());
        try (HomeLock first = HomeLock.take(new Home(root))) {
            assertThatThrownBy(() -> HomeLock.take(first.home())).isInstanceOf(HomeInUse.class)
                    .hasMessageContainingAll(root.toString(), pid);
        }
        HomeLock.take(new Home(root)).close();
    }

    @Test
    void isHeldByOneProcessOnlyAndFreeOnceThatIsKilled() throws Exception {
        try (WriterProcess other = WriterProcess.start(root, 1)) {
            other.await("locked");
            assertThatThrownBy(() -> HomeLock.take(new Home(root))).isInstanceOf(HomeInUse.class)
                    .hasMessageContainingAll(root.toString(), "process " + other.pid());
            other.kill(0);
        }
        HomeLock.take(new Home(root)).close();
    }

    @Test
    void stopsASecondRiffbookWithAMessage() throws Exception {
        try (HomeLock first = HomeLock.take(new Home(root))) {
            Process second = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                    SpringApplication.class.getName(), "--spring.main.sources=" + HomeConfiguration.class.getName(),
                    "--spring.main.web-application-type=none", "--riffbook.home=" + first.home().root())
                    .redirectErrorStream(true).start();
            String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(second.exitValue()).isNotZero();
            assertThat(said).contains("APPLICATION FAILED TO START", root.toString(),
                    "process " + ProcessHandle.current().pid(), "--riffbook.home=");
        }
    }

    @Test
    void startsItsDatabaseForTheDataSourceAndEndsItAfterwards() throws IOException {
        Files.createSymbolicLink(root.resolve("programs"), TestHomes.programs());
        application.run(context -> {
            assertThat(context).hasNotFailed();
            EmbeddedPostgres postgres = context.getBean(EmbeddedPostgres.class);
            JdbcClient jdbc = JdbcClient.create(context.getBean(DataSource.class));
            assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
            ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
            context.close();
            assertThat(server.isAlive()).isFalse();
            HomeLock.take(new Home(root)).close();
        });
    }

    @Test
    void startsNoDatabaseForThoseWhoHaveTheirOwn() {
        application.withPropertyValues("spring.datasource.url=jdbc:postgresql://127.0.0.1:1/elsewhere").run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedPostgres.class).hasSingleBean(Home.class);
            assertThat(root.resolve("database")).doesNotExist();
        });
    }

    @Test
    void startsWithNothingOfYesterdayInItsTemporaryFolder() throws IOException {
        Path left = Files.writeString(new Home(root).temporary().resolve("left"), "over");
        application.withPropertyValues("spring.datasource.url=jdbc:postgresql://127.0.0.1:1/elsewhere")
                .run(context -> assertThat(left).doesNotExist());
    }

    @Test
    void refusesAnEmptySetting() {
        application.withPropertyValues("riffbook.home= ").run(context -> assertThat(context).getFailure().rootCause()
                .isInstanceOf(UnusableHome.class).hasMessageContaining("riffbook.home"));
    }
}
