package io.riffbook.audit;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

/// From where a change came.
///
/// @param address of the network from which the request came, as the server knows it: nothing that the request says of itself
/// counts, unless the server is set up to trust a proxy. Absent where no request asked for the change
public record Origin(Channel channel, Optional<String> address) {
    private static final ScopedValue<Channel> CURRENT = ScopedValue.newInstance();

    /// Through what it came.
    public enum Channel {
        /// A request to the API.
        API,
        /// A page that somebody had open.
        PAGE,
        /// A job, whoever asked for it.
        JOB,
        /// A command on the server's machine.
        COMMAND,
        /// Riffbook itself, at its start or by the clock.
        SYSTEM;

        /// As it stands in the API.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Does work whose changes came through that channel, and from no request.
    public static <T, X extends Throwable> T through(Channel channel, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, channel).call(work);
    }

    /// Where what this thread does right now comes from.
    static Origin current() {
        if (CURRENT.isBound()) {
            return new Origin(CURRENT.get(), Optional.empty());
        }
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            HttpServletRequest request = attributes.getRequest();
            return new Origin(request.getServletPath().startsWith("/api/") ? Channel.API : Channel.PAGE,
                    Optional.ofNullable(request.getRemoteAddr()));
        }
        return new Origin(Channel.SYSTEM, Optional.empty());
    }
}
