package io.riffbook.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/// Sends one-time links, when `spring.mail.host` is set.
@Component
public class ResetMail {
    private static final Logger LOG = LoggerFactory.getLogger(ResetMail.class);

    private final Mail mail;

    ResetMail(Mail mail) {
        this.mail = mail;
    }

    public boolean isConfigured() {
        return mail.isConfigured();
    }

    /// Mails the link to its person. Never call it inside a transaction: mail servers are slow.
    ///
    /// @throws MailFailedException when the mail server doesn't take it; the link works, but nobody has it
    public void send(PasswordResets.Link link) {
        try {
            mail.send(link.person().details().email(), "Choose a new password for Riffbook", """
                    Hello %s,

                    choose a new password for Riffbook here:

                    %s

                    The link works once, until %s. If you don't know why you got this, tell your administrator.
                    """.formatted(link.person().details().name(), link.url(), link.expiresAt()));
        } catch (MailException e) {
            // its message may quote the mail, and the mail is a secret
            LOG.warn("A password reset could not be mailed: {}", e.getClass().getSimpleName());
            throw MailFailedException.notTaken();
        }
    }
}
