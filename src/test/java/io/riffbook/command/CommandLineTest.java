package io.riffbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

class CommandLineTest {

    @Configuration(proxyBeanMethods = false)
    static class Echoing {
        @Bean
        Command echo(Environment environment) {
            return new Command() {
                @Override
                public String name() {
                    return "echo";
                }

                @Override
                public String help() {
                    return "echo WORD…  says it again";
                }

                @Override
                public int run(List<String> arguments, PrintStream out) {
                    System.out.println("not for programs");
                    if (arguments.isEmpty()) {
                        throw MisusedCommandException.missing("a word");
                    }
                    out.print(arguments + " " + environment.getProperty("riffbook.tone"));
                    return arguments.contains("fail") ? FAILED : DONE;
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Broken {
        @Bean
        static org.springframework.beans.factory.config.BeanFactoryPostProcessor broken() {
            return _ -> {
                throw new IllegalStateException("broken on purpose");
            };
        }
    }

    private record Ended(int code, String out) {}

    @Test
    void tellsACommandFromTheServersSettings() {
        assertThat(CommandLine.asksForCommand()).isFalse();
        assertThat(CommandLine.asksForCommand("--server.port=80", "--debug")).isFalse();
        assertThat(CommandLine.asksForCommand("--riffbook.home=x", "model", "diff")).isTrue();
    }

    @Test
    void givesTheCommandItsWordsAndTheApplicationItsSettings() {
        assertThat(run("echo", "a", "--riffbook.tone=blue", "--json", "--to=b.c"))
                .isEqualTo(new Ended(Command.DONE, "[a, --json, --to=b.c] blue"));
    }

    @Test
    void endsWithTheCommandsCode() {
        assertThat(run("echo", "fail").code()).isEqualTo(Command.FAILED);
    }

    @Test
    void refusesWhatTheCommandCannotTake() {
        assertThat(run("echo")).isEqualTo(new Ended(Command.MISUSED, ""));
        assertThat(run("sing")).isEqualTo(new Ended(Command.MISUSED, ""));
    }

    @Test
    void listsTheCommands() {
        assertThat(run("help").out()).contains("echo WORD…  says it again");
    }

    @Test
    void failsWhereTheApplicationDoesNotStart() {
        assertThat(CommandLine.run(Broken.class, "echo", "a")).isEqualTo(Command.FAILED);
    }

    private static Ended run(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            return new Ended(CommandLine.run(Echoing.class, arguments), out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
