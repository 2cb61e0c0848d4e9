package org.opnfv.doctor.functest.scenario;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.consumer.ConsumerSettings;

/**
 * The address of this machine that a cloud can connect to: the one from which we reach its Keystone, or the site's proxy in front of it.
 */
public final class CallbackAddress {
    private static final int ANY_PORT = 9;

    private CallbackAddress() {}

    /** The settings, with that address where they name none. */
    public static ConsumerSettings listening(ConsumerSettings settings, Credentials cloud) {
        return settings.listen() != null
                ? settings
                : new ConsumerSettings(ourAddress(cloud), settings.port(), settings.url());
    }

    /** Sends nothing: connecting a datagram socket only asks the kernel for the route. */
    private static String ourAddress(Credentials cloud) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(cloud.firstHop(), ANY_PORT));
            InetAddress ours = socket.getLocalAddress();
            if (!socket.isConnected() || ours.isAnyLocalAddress()) {
                throw noWay(cloud.authUrl(), null);
            }
            return ours.getHostAddress();
        } catch (SocketException | java.io.UncheckedIOException e) {
            throw noWay(cloud.authUrl(), e);
        }
    }

    private static SettingsError noWay(URI authUrl, Exception cause) {
        return new SettingsError(
                "no address is known at which the cloud at " + authUrl
                        + " could reach our Consumer: set consumer.listen",
                cause);
    }
}
