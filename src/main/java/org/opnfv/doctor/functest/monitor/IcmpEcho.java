package org.opnfv.doctor.functest.monitor;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.OptionalLong;

/**
 * The messages of one probe by ICMP echo. A request is type, code, checksum, identifier and sequence (RFC 792; 16 bits each of the latter
 * two), followed by our data: eight random bytes that distinguish our probes from others', and the number of the probe, whose low half is
 * the sequence.
 */
final class IcmpEcho {
    private static final int HEADER = 8;
    private static final int LENGTH = HEADER + 2 * Long.BYTES;

    private final IcmpFamily family;
    private final boolean raw;
    private final long nonce = new SecureRandom().nextLong();
    private final short identifier = (short) new SecureRandom().nextInt();
    private long lastSent;

    /** Without a raw socket the kernel sets its own identifier in what is sent, and removes the IPv4 header. */
    IcmpEcho(IcmpFamily family, boolean raw) {
        this.family = family;
        this.raw = raw;
    }

    byte[] request(long number) {
        lastSent = number;
        ByteBuffer packet = ByteBuffer.allocate(LENGTH)
                .put(family.request)
                .put((byte) 0)
                .putShort((short) 0)
                .putShort(identifier)
                .putShort((short) number)
                .putLong(nonce)
                .putLong(number);
        // The kernel fills it in for IPv6, whose checksum covers the addresses, and on its own socket for ping.
        packet.putShort(2, checksum(packet.array()));
        return packet.array();
    }

    /** The probe that a message answers: it must repeat the identifier, sequence, nonce and number of a probe. */
    OptionalLong answered(ByteBuffer message) {
        if (raw && family == IcmpFamily.V4 && message.hasRemaining()) {
            int header = (message.get(0) & 0x0f) * 4;
            message.position(Math.min(header, message.limit()));
        }
        if (message.remaining() != LENGTH || message.get() != family.reply || message.get() != 0) {
            return OptionalLong.empty();
        }
        message.getShort();
        boolean ours = message.getShort() == identifier || !raw;
        short sequence = message.getShort();
        boolean fresh = message.getLong() == nonce;
        long number = message.getLong();
        return ours && fresh && sequence == (short) number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** The probe that an error quotes. Only eight bytes are certain to be quoted (RFC 792), so it is found by its low half. */
    OptionalLong refused(ByteBuffer quoted) {
        if (quoted.remaining() < HEADER || quoted.get(0) != family.request || raw && quoted.getShort(4) != identifier) {
            return OptionalLong.empty();
        }
        int back = (short) lastSent - quoted.getShort(6) & 0xffff;
        return OptionalLong.of(lastSent - back);
    }

    /** The checksum of RFC 1071. */
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
}
