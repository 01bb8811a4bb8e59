package io.riffbook.inbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;

/// Mails what waits, and forgets what is old, on one node at a time.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboxSettings.class)
class InboxConfiguration {
    private static final Duration BETWEEN_MAILS = Duration.ofSeconds(30);
    private static final Duration BETWEEN_CLEARINGS = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> inboxMailOnScheduler(InboxMail mail) {
        return Tasks.recurring("inbox-mail", FixedDelay.of(BETWEEN_MAILS)).execute((_, _) -> mail.send());
    }

    @Bean
    RecurringTask<Void> inboxClearingOnScheduler(Notices notices) {
        return Tasks.recurring("inbox-clearing", FixedDelay.of(BETWEEN_CLEARINGS)).execute((_, _) -> notices.clear());
    }
}
