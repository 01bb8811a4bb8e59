package io.riffbook.insight.evidence;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Computes all anew again and again, on one node at a time.
@Configuration(proxyBeanMethods = false)
class LiftPassTask {

    @Bean
    RecurringTask<Void> liftPassOnScheduler(LiftPass pass, EvidenceSettings settings) {
        return Tasks.recurring("win-lift", FixedDelay.of(settings.passEvery())).execute((_, _) -> pass.run());
    }
}
