package io.riffbook.demo;

/// Riffbook would listen on a network while people with a known password can sign in. It does not start then.
final class DemoOnNetworkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    private DemoOnNetworkException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    static DemoOnNetworkException enabled(String address) {
        return new DemoOnNetworkException(
                "riffbook.demo.enabled is true, and the server would listen on " + address
                        + ". The demo's people have a password that everybody knows.",
                "Set server.address to 127.0.0.1, or riffbook.demo.enabled to false.");
    }

    static DemoOnNetworkException peopleLeft(String address) {
        return new DemoOnNetworkException(
                "The demo's people are still here, and the server would listen on " + address
                        + ". They have a password that everybody knows.",
                "Start once with server.address=127.0.0.1, and remove the demo with DELETE /api/v1/demo.");
    }

    String remedy() {
        return remedy;
    }
}
