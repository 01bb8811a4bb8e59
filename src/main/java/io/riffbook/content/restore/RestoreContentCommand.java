package io.riffbook.content.restore;

import io.riffbook.audit.Origin;
import io.riffbook.command.Command;
import io.riffbook.command.MisusedCommandException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.io.PrintStream;
import java.util.List;

/// `java -jar riffbook.jar restore-content`
@Component
class RestoreContentCommand implements Command {
    private final ObjectProvider<RestoreContent> restore;

    RestoreContentCommand(ObjectProvider<RestoreContent> restore) {
        this.restore = restore;
    }

    @Override
    public String name() {
        return "restore-content";
    }

    @Override
    public String help() {
        return """
                restore-content
                    Rebuilds taxonomies, decks and snippets from object storage in a database that holds none, and says
                    what it restored and what it left out. Restore or make people and groups first: who is not there
                    is left empty. Can be run again when it broke off.""";
    }

    @Override
    public boolean mayMigrate() {
        return true;
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (!arguments.isEmpty()) {
            throw MisusedCommandException.unknown(arguments.getFirst());
        }
        try {
            Restored restored = Origin.through(Origin.Channel.COMMAND, () -> restore.getObject().run(out::println));
            out.println("Restored:");
            out.print(restored);
            return DONE;
        } catch (RestoreRefusedException e) {
            out.println(e.getMessage());
            return FAILED;
        }
    }
}
