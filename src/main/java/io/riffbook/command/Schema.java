package io.riffbook.command;

import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Sees to it that a command that only looks leaves the database's schema as it is.
final class Schema {
    private Schema() {}

    /// Lets the application start without changing the schema.
    static void leave(ConfigurableApplicationContext application) {
        ((GenericApplicationContext) application).registerBean(FlywayMigrationStrategy.class, () -> _ -> {});
    }

    /// Brings the schema up to what this version needs, where the command may do so, or checks that it is.
    ///
    /// @throws UnpreparedSchemaException when it isn't
    /// @throws org.flywaydb.core.api.FlywayException when the schema isn't what its history says
    static void prepare(Flyway flyway, Command command) {
        if (command.mayMigrate()) {
            flyway.migrate();
            return;
        }
        int pending = flyway.info().pending().length;
        if (pending > 0) {
            throw flyway.info().applied().length == 0
                    ? UnpreparedSchemaException.empty()
                    : UnpreparedSchemaException.older(pending);
        }
        flyway.validate();
    }
}
