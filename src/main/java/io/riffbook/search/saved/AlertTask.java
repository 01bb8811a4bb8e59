package io.riffbook.search.saved;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import io.riffbook.search.IndexUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;

/// Looks for alerts again and again, on one node at a time.
@Configuration(proxyBeanMethods = false)
class AlertTask {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTask.class);
    private static final Duration BETWEEN = Duration.ofSeconds(20);

    @Bean
    RecurringTask<Void> alertsOnScheduler(AlertLook look) {
        return Tasks.recurring("search-alerts", FixedDelay.of(BETWEEN)).execute((_, _) -> look(look));
    }

    private static void look(AlertLook look) {
        try {
            look.look();
        } catch (IndexUnavailable e) {
            LOG.info("Alerts wait until search is available again: {}", e.getMessage());
        }
    }
}
