package io.riffbook.access;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.Set;

/// Lets somebody in the very first time: when there is nobody, makes an admin with a one-time password. Runs after everything
/// else that may create people at the start.
@Component
@ConditionalOnWebApplication
@Order(Ordered.LOWEST_PRECEDENCE)
class FirstAdmin implements ApplicationRunner {
    private final PersonRows rows;
    private final People people;
    private final Passwords passwords;
    private final AccessSettings settings;
    private final TransactionTemplate transaction;

    FirstAdmin(PersonRows rows, People people, Passwords passwords, AccessSettings settings,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.people = people;
        this.passwords = passwords;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(_ -> {
            rows.lockChanges();
            if (rows.count() == 0) {
                create();
            }
        });
    }

    private void create() {
        NewPassword password = Secrets.oneTimePassword();
        Person admin = people.create(Viewer.SYSTEM,
                PersonDetails.of(settings.adminEmail().value(), "Administrator", Set.of(Role.ADMIN)));
        passwords.set(admin.id(), password, true);
        // before the commit: a password that was never printed would lock everybody out; and not to the log, which is kept
        System.out.println("""

                Riffbook has nobody yet. Sign in as %s with the one-time password

                    %s

                It is shown only now. You will choose your own when you sign in.
                """.formatted(admin.details().email(), password.value()));
    }
}
