package io.riffbook.requests;

import io.riffbook.web.FieldFault;
import io.riffbook.web.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which requests to list, and in which order.
///
/// @param state only those that stand so
/// @param mineOnly only those that the viewer asked for
public record RequestFilter(Optional<RequestState> state, boolean mineOnly, Order order) {

    /// What comes first.
    public enum Order {
        VOTES, NEWEST;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// As the parameters of an address say it; most votes first where they say nothing.
    ///
    /// @throws InvalidRequestException when there is no such state or order
    public static RequestFilter of(@Nullable String state, boolean mineOnly, @Nullable String sort) {
        Optional<RequestState> wanted = state == null || state.isEmpty()
                ? Optional.empty()
                : Optional.of(RequestState.of(state).orElseThrow(() -> InvalidRequestException.at(FieldFault
                        .ofParameter("state", "must be open, accepted, answered, shipped or declined"))));
        Order order = sort == null || sort.isEmpty()
                ? Order.VOTES
                : Arrays.stream(Order.values()).filter(each -> each.word().equals(sort)).findFirst()
                        .orElseThrow(() -> InvalidRequestException
                                .at(FieldFault.ofParameter("sort", "must be votes or newest")));
        return new RequestFilter(wanted, mineOnly, order);
    }
}
