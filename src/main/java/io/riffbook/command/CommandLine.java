package io.riffbook.command;

import io.riffbook.audit.Origin;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Runs one command instead of the server.
///
/// The words after the command's name are its own, but for those like `--riffbook.home=folder`: with a dot before the equals sign
/// they are settings, as the server takes them.
public final class CommandLine {
    private static final String HELP = "help";

    private final List<String> words = new ArrayList<>();
    private final List<String> settings = new ArrayList<>();

    private CommandLine(String... arguments) {
        for (String argument : arguments) {
            (isSetting(argument) ? settings : words).add(argument);
        }
    }

    /// Whether these arguments ask for a command; otherwise they are for the server.
    public static boolean asksForCommand(String... arguments) {
        return Arrays.stream(arguments).anyMatch(argument -> !argument.startsWith("--"));
    }

    /// Starts just as much of the application as the command needs, runs it, and ends the application. What the application says of
    /// itself goes to the standard error.
    ///
    /// @param application its main class
    /// @return the exit code; one of [Command]'s
    public static int run(Class<?> application, String... arguments) {
        CommandLine line = new CommandLine(arguments);
        PrintStream out = System.out;
        System.setOut(System.err);
        try (ConfigurableApplicationContext context = line.start(application)) {
            return line.run(context, out);
        } catch (ApplicationDidNotStart e) {
            return Command.FAILED;
        } finally {
            out.flush();
            System.setOut(out);
        }
    }

    private ConfigurableApplicationContext start(Class<?> application) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(List.of("--spring.main.lazy-initialization=true", "--db-scheduler.enabled=false",
                "--logging.level.root=warn"));
        try {
            return new SpringApplicationBuilder(application).web(WebApplicationType.NONE).initializers(Schema::leave)
                    .run(all.toArray(String[]::new));
        } catch (RuntimeException e) {
            // Spring Boot has said why
            throw new ApplicationDidNotStart(e);
        }
    }

    private int run(ApplicationContext context, PrintStream out) {
        List<Command> commands = List.copyOf(context.getBeansOfType(Command.class).values());
        String name = words.getFirst();
        if (name.equals(HELP)) {
            out.println(help(commands));
            return Command.DONE;
        }
        Optional<Command> command = commands.stream().filter(each -> each.name().equals(name)).findFirst();
        if (command.isEmpty()) {
            System.err.println("There is no command \"" + name + "\".\n\n" + help(commands));
            return Command.MISUSED;
        }
        try {
            Command asked = command.get();
            context.getBeanProvider(Flyway.class).ifAvailable(flyway -> Schema.prepare(flyway, asked));
            return Origin.<Integer, RuntimeException>through(Origin.Channel.COMMAND,
                    () -> asked.run(words.subList(1, words.size()), out));
        } catch (MisusedCommandException e) {
            System.err.println(e.getMessage() + "\n\n" + command.get().help());
            return Command.MISUSED;
        } catch (UnpreparedSchemaException | FlywayException e) {
            System.err.println(e.getMessage());
            return Command.FAILED;
        }
    }

    private static String help(List<Command> commands) {
        StringBuilder help = new StringBuilder("Without a command, Riffbook runs as a server. The commands:\n");
        commands.stream().sorted(Comparator.comparing(Command::name))
                .forEach(command -> help.append('\n').append(command.help().strip()).append('\n'));
        return help.toString();
    }

    private static boolean isSetting(String argument) {
        int end = argument.indexOf('=');
        return argument.startsWith("--") && end > 0 && argument.substring(0, end).contains(".");
    }

    private static final class ApplicationDidNotStart extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ApplicationDidNotStart(RuntimeException cause) {
            super(cause);
        }
    }
}
