package io.riffbook.deals;

import java.math.BigDecimal;
import java.util.Currency;

/// What a deal is worth. Not negative, below 10^15, with at most four digits after the point.
public record Money(BigDecimal amount, Currency currency) {
    private static final int MOST_WHOLE_DIGITS = 15;
    private static final int MOST_DECIMALS = 4;

    public Money {
        if (!isPossible(amount)) {
            throw new IllegalArgumentException("an amount out of bounds must be refused where it enters");
        }
        // one way to write one amount, so that equal ones are equal
        BigDecimal plain = amount.stripTrailingZeros();
        amount = plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /// Whether this can be an amount; cheap for whatever number.
    public static boolean isPossible(BigDecimal amount) {
        return amount.signum() >= 0 && (long) amount.precision() - amount.scale() <= MOST_WHOLE_DIGITS
                && amount.stripTrailingZeros().scale() <= MOST_DECIMALS;
    }
}
