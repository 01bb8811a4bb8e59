package io.riffbook.demo;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Keeps known passwords off the network: made before the server listens, it stops the start when the demo, or what is left of
/// it, could be reached from another machine.
@Component
class LoopbackOnly {

    /// @throws DemoOnNetworkException when the server would listen on more than loopback
    LoopbackOnly(DemoSettings settings, DemoPeople people, @Value("${server.address:}") String address) {
        if (isLoopback(address)) {
            return;
        }
        String shown = address.isEmpty() ? "every address of this machine" : address;
        if (settings.enabled()) {
            throw DemoOnNetworkException.enabled(shown);
        }
        if (!people.active().isEmpty()) {
            throw DemoOnNetworkException.peopleLeft(shown);
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
