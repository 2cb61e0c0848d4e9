package org.opnfv.doctor.functest.monitor;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** Probes by ICMP echo: as root or, where the kernel allows it, as any user. */
final class IcmpProbe implements Probe {
    private final IcmpFamily family;
    private final IcmpSocket socket;
    private final IcmpEcho echo;
    private final byte[] in = new byte[256];

    IcmpProbe(InetAddress target) throws IOException {
        family = IcmpFamily.of(target);
        socket = new IcmpSocket(family, target);
        echo = new IcmpEcho(family, socket.isRaw());
    }

    @Override
    public void send(long sequence) throws IOException {
        socket.send(echo.request(sequence));
    }

    @Override
    public void receive(long millis, ReplyHandler answers) throws IOException {
        socket.await(millis);
        for (int length = socket.receive(in); length >= 0; length = socket.receive(in)) {
            echo.answered(ByteBuffer.wrap(in, 0, length)).ifPresent(answers::alive);
        }
        for (IcmpSocket.Refusal refusal = socket.nextRefusal(); refusal != null; refusal = socket.nextRefusal()) {
            if (family.saysUnreachable(refusal.origin(), refusal.type(), refusal.code())) {
                echo.refused(ByteBuffer.wrap(refusal.quoted())).ifPresent(answers::unreachable);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
