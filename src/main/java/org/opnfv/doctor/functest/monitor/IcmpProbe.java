package org.opnfv.doctor.functest.monitor;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Probes by ICMP echo. A request is type, code, checksum, identifier and sequence (RFC 792; 16 bits each of the latter two), and
 * then ours: eight random bytes that tell our probes from others', and the number of the probe, whose low half the sequence is.
 */
final class IcmpProbe implements Probe {
    private static final int HEADER = 8;
    private static final int LENGTH = HEADER + 2 * Long.BYTES;

    private final long nonce = new SecureRandom().nextLong();
    private final short identifier = (short) new SecureRandom().nextInt();
    private final IcmpFamily family;
    private final IcmpSocket socket;
    private final byte[] in = new byte[256];
    private long lastSent;

    IcmpProbe(InetAddress target) throws IOException {
        family = IcmpFamily.of(target);
        socket = new IcmpSocket(family, target);
    }

    @Override
    public void send(long sequence) throws IOException {
        lastSent = sequence;
        ByteBuffer packet = ByteBuffer.allocate(LENGTH)
                .put(family.request)
                .put((byte) 0)
                .putShort((short) 0)
                .putShort(identifier)
                .putShort((short) sequence)
                .putLong(nonce)
                .putLong(sequence);
        // The kernel fills it in for IPv6, whose checksum covers the addresses, and on its own socket for ping.
        packet.putShort(2, checksum(packet.array()));
        socket.send(packet.array());
    }

    @Override
    public void receive(long millis, Answers answers) throws IOException {
        socket.await(millis);
        for (int length = socket.receive(in); length >= 0; length = socket.receive(in)) {
            reply(ByteBuffer.wrap(in, 0, length), answers);
        }
        for (IcmpSocket.Refusal refusal = socket.nextRefusal(); refusal != null; refusal = socket.nextRefusal()) {
            if (family.saysUnreachable(refusal.origin(), refusal.type(), refusal.code())) {
                refused(ByteBuffer.wrap(refusal.quoted()), answers);
            }
        }
    }

    /** Only what repeats identifier, sequence, nonce and number of one probe is the answer to it. */
    private void reply(ByteBuffer message, Answers answers) {
        if (socket.isRaw() && family == IcmpFamily.V4 && message.hasRemaining()) {
            int header = (message.get(0) & 0x0f) * 4;
            message.position(Math.min(header, message.limit()));
        }
        if (message.remaining() != LENGTH || message.get() != family.reply || message.get() != 0) {
            return;
        }
        message.getShort();
        boolean ours = message.getShort() == identifier || !socket.isRaw();
        short sequence = message.getShort();
        boolean fresh = message.getLong() == nonce;
        long number = message.getLong();
        if (ours && fresh && sequence == (short) number) {
            answers.alive(number);
        }
    }

    /** A router quotes eight bytes for certain (RFC 792), so the number is found by its low half. */
    private void refused(ByteBuffer quoted, Answers answers) {
        if (quoted.remaining() >= HEADER
                && quoted.get(0) == family.request
                && (quoted.getShort(4) == identifier || !socket.isRaw())) {
            int back = (short) lastSent - quoted.getShort(6) & 0xffff;
            answers.unreachable(lastSent - back);
        }
    }

    /** The sum of RFC 1071. */
    private static short checksum(byte[] packet) {
        int sum = 0;
        for (int i = 0; i < packet.length; i += 2) {
            sum += (packet[i] & 0xff) << 8 | packet[i + 1] & 0xff;
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (short) ~sum;
    }

    @Override
    public void close() {
        socket.close();
    }
}
