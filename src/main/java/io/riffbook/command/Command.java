package io.riffbook.command;

import java.io.PrintStream;
import java.util.List;

/// Something to do from a terminal: `java -jar riffbook.jar NAME ARGUMENT…`. Every bean of this type is one.
///
/// While a command runs, Riffbook has its home, its settings and its database, and nothing else happens: it listens on no port, runs
/// no jobs, indexes nothing, and neither changes the model nor makes people. It finds the database's schema as this version of Riffbook
/// needs it, or is not run.
///
/// All commands are made to find the one that is asked for, before anybody has looked at the database: what reads it while it is made,
/// a command asks for through an `ObjectProvider`.
public interface Command {
    int DONE = 0;
    int FAILED = 1;
    int MISUSED = 2;

    /// The first word after the jar's name, in lower case with dashes.
    String name();

    /// How to call it and what it does, in a few lines that begin with the name.
    String help();

    /// Whether the database may be brought up to this version's schema for it, as the server's start does; otherwise it is refused where
    /// that would be needed. A command that only looks must not.
    default boolean mayMigrate() {
        return false;
    }

    /// Does it.
    ///
    /// @param arguments what followed the name, without the settings of Riffbook
    /// @param out the standard output; nothing else writes there
    /// @return the exit code: [#DONE], or [#FAILED] when it could not be done
    /// @throws MisusedCommandException when the arguments make no sense; ends with [#MISUSED]
    int run(List<String> arguments, PrintStream out);
}
