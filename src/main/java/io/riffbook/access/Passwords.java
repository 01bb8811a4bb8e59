package io.riffbook.access;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/// People's password hashes, and whether the sessions that they opened still stand.
@Repository
class Passwords {
    private static final String SELECT = """
            select id, email, name, crm_user_id, roles, active, version, created_at,
                   array(select group_id from group_member where person_id = person.id) as groups,
                   password_hash, must_change_password, session_epoch
            from person\s""";
    private static final String SET = """
            update person set password_hash = :hash, must_change_password = :mustChange,
                session_epoch = session_epoch + 1
            where id = :id""";

    private final JdbcClient db;
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    /// Compared with when there is nobody to compare with, so that both take the same time.
    private final String nobodysHash = Objects.requireNonNull(encoder.encode(Secrets.next()));

    Passwords(JdbcClient db) {
        this.db = db;
    }

    /// @param hash absent as long as the person has no password
    record Account(SignIn signIn, Optional<String> hash) {
        @Override
        public String toString() {
            return "Account[" + signIn.person().id() + "]";
        }
    }

    Optional<Account> find(PersonId id) {
        return db.sql(SELECT + "where id = :id").param("id", id.value()).query(Passwords::account).optional();
    }

    Optional<Account> find(EmailAddress email) {
        return db.sql(SELECT + "where email = :email").param("email", email.value()).query(Passwords::account)
                .optional();
    }

    /// Whether this is the password; takes as long when there is no account or password.
    boolean matches(String password, Optional<Account> account) {
        Optional<String> hash = account.flatMap(Account::hash);
        boolean matches = encoder.matches(NewPassword.tooManyBytes(password) ? "" : password,
                hash.orElse(nobodysHash));
        return matches && hash.isPresent() && !NewPassword.tooManyBytes(password);
    }

    /// Replaces the password and ends every session of the person.
    void set(PersonId id, NewPassword password, boolean mustChange) {
        db.sql(SET).param("id", id.value()).param("hash", encoder.encode(password.value()))
                .param("mustChange", mustChange).update();
    }

    private static Account account(ResultSet row, int rowNumber) throws SQLException {
        SignIn signIn = new SignIn(PersonRows.person(row, rowNumber), row.getLong("session_epoch"),
                row.getBoolean("must_change_password"));
        @Nullable
        String hash = row.getString("password_hash");
        return new Account(signIn, Optional.ofNullable(hash));
    }
}
