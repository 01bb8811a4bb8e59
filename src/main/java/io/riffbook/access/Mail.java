package io.riffbook.access;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/// Sends plain mail to people, when `spring.mail.host` is set.
@Component
public class Mail {
    private final ObjectProvider<JavaMailSender> sender;
    private final AccessSettings settings;

    Mail(ObjectProvider<JavaMailSender> sender, AccessSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    public boolean isConfigured() {
        return sender.getIfAvailable() != null;
    }

    /// The address at which people reach a path of this installation.
    public String linkTo(String path) {
        return settings.linkTo(path);
    }

    /// Hands a mail to the mail server, within the time-outs of `spring.mail.properties`. Never call it inside a transaction: mail
    /// servers are slow.
    ///
    /// @throws MailException when the mail server doesn't take it; its message may quote the mail
    public void send(EmailAddress to, String subject, String text) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(settings.mailFrom().value());
        message.setTo(to.value());
        message.setSubject(subject);
        message.setText(text);
        sender.getObject().send(message);
    }
}
