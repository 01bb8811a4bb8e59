package io.riffbook.home;

/// Riffbook cannot start, or go on, with its home as it is. Carries what whoever starts it can do about that.
abstract sealed class HomeFailure extends RuntimeException permits HomeInUse, UnusableHome, PostgresFailure {

    private static final long serialVersionUID = 1L;

    private final String action;

    HomeFailure(String message, String action) {
        super(message);
        this.action = action;
    }

    HomeFailure(String message, String action, Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
