package org.opnfv.doctor.functest.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of the loopback at which nobody listens. It is kept meanwhile: one that is only found free is soon another test's, or the
 * near end of the very connection that is to be refused.
 */
public final class ClosedPort implements AutoCloseable {
    private final Socket kept = new Socket();

    public ClosedPort() throws IOException {
        kept.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public int number() {
        return kept.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        kept.close();
    }
}
