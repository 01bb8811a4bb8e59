package io.riffbook.web;

import com.fasterxml.jackson.annotation.Nulls;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.Clock;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private static final int SCHEDULED_THREADS = 6;

    /// The one clock of the program; tests replace it.
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// A list or map in a request never holds null; the pointer says where it does.
    @Bean
    JsonMapperBuilderCustomizer noNullsInside() {
        return builder -> builder.changeDefaultNullHandling(handling -> handling.withContentNulls(Nulls.FAIL));
    }

    /// What runs by the clock has threads enough that one call that waits for an outage does not hold up the others.
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(SCHEDULED_THREADS);
        scheduler.setThreadNamePrefix("clock-");
        scheduler.setDaemon(true);
        return scheduler;
    }

    /// Only the server does things by the clock, no command.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @EnableScheduling
    static class ByTheClock {}

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UnknownParameters()).addPathPatterns("/api/**");
    }
}
