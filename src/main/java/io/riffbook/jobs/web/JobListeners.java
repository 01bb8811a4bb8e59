package io.riffbook.jobs.web;

import io.riffbook.jobs.Job;
import io.riffbook.jobs.JobId;
import io.riffbook.jobs.Jobs;
import io.riffbook.web.Problem;
import io.riffbook.web.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Everybody on this node who listens to a job. The database is asked once for all of them, a few times a second, so that a
/// listener may sit on another node than the job.
@Component
class JobListeners {
    static final int MOST = 200;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Jobs jobs;

    JobListeners(Jobs jobs) {
        this.jobs = jobs;
    }

    /// Starts with the job as it is.
    ///
    /// @throws TooManyListeners when this node has no room for one more
    SseEmitter listen(Job job) {
        if (listeners.size() >= MOST) {
            throw new TooManyListeners();
        }
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Listener listener = new Listener(job.id(), emitter);
        emitter.onCompletion(() -> listeners.remove(listener));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> listeners.remove(listener));
        listeners.add(listener);
        tell(listener, job);
        return emitter;
    }

    @Scheduled(fixedDelayString = "PT0.3S")
    void tellWhatChanged() {
        Set<JobId> watched = listeners.stream().map(listener -> listener.job).collect(Collectors.toSet());
        if (watched.isEmpty()) {
            return;
        }
        Map<JobId, Job> current = jobs.findAll(watched);
        for (Listener listener : listeners) {
            Job job = current.get(listener.job);
            if (job != null) {
                tell(listener, job);
            }
        }
    }

    private void tell(Listener listener, Job job) {
        synchronized (listener) {
            if (job.equals(listener.lastTold)) {
                return;
            }
            listener.lastTold = job;
        }
        try {
            listener.emitter.send(SseEmitter.event().name("progress").data(job, MediaType.APPLICATION_JSON));
            if (job.state().isFinal()) {
                listener.emitter.complete();
            }
        } catch (IOException | IllegalStateException _) {
            listeners.remove(listener);
        }
    }

    private static final class Listener {
        private final JobId job;
        private final SseEmitter emitter;
        private Object lastTold = "";

        private Listener(JobId job, SseEmitter emitter) {
            this.job = job;
            this.emitter = emitter;
        }
    }

    /// This node follows as many jobs as it can.
    static final class TooManyListeners extends RefusedException {
        private static final long serialVersionUID = 1L;

        private TooManyListeners() {
            super(Problem.of("too-many-listeners", HttpStatus.TOO_MANY_REQUESTS, "Too many are listening to jobs",
                    "Ask GET /api/v1/jobs/{id} every second or so instead."));
        }
    }
}
