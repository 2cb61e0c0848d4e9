package org.opnfv.doctor.functest.monitor;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A non-blocking socket for ICMP echo with one host: raw where we may, else the kernel's own for ping, which ordinary users may open
 * where {@code net.ipv4.ping_group_range} allows it. Both are connected, so that messages of other hosts do not arrive, and both report
 * Destination Unreachable in their error queue.
 */
final class IcmpSocket implements AutoCloseable {
    private static final String REMEDY =
            "allow it with sysctl net.ipv4.ping_group_range=\"0 2147483647\", run as root, or set"
                    + " monitor.probe: tcp";
    private static final int CONTROL_BYTES = 256;

    private final int socket;
    private final boolean raw;
    private final Memory pollRequest = new Memory(8);
    private final Memory message = new Memory(56);
    private final Memory vector = new Memory(16);
    private final Memory control = new Memory(CONTROL_BYTES);
    private final Memory quoted = new Memory(128);

    IcmpSocket(IcmpFamily family, InetAddress target) throws IOException {
        try {
            Integer rawSocket = open(family, LibC.SOCK_RAW);
            Integer any = rawSocket == null ? open(family, LibC.SOCK_DGRAM) : rawSocket;
            if (any == null) {
                throw new IOException("this process may not send ICMP: " + REMEDY);
            }
            socket = any;
            raw = rawSocket != null;
            byte[] on = ByteBuffer.allocate(4)
                    .order(ByteOrder.nativeOrder())
                    .putInt(1)
                    .array();
            byte[] address = family.socketAddress(target);
            try {
                LibC.setsockopt(socket, family.optionLevel, family.receiveErrors, on, on.length);
                LibC.connect(socket, address, address.length);
            } catch (LastErrorException e) {
                close();
                throw new IOException("no ICMP to " + target.getHostAddress() + ": " + e.getMessage(), e);
            }
        } catch (LinkageError e) {
            throw new IOException(
                    "the library for ICMP cannot be loaded (" + e.getMessage()
                            + "): it is unpacked to java.io.tmpdir, which must allow that, or set monitor.probe: tcp",
                    e);
        }
    }

    private static Integer open(IcmpFamily family, int type) throws IOException {
        try {
            return LibC.socket(family.family, type | LibC.SOCK_NONBLOCK | LibC.SOCK_CLOEXEC, family.protocol);
        } catch (LastErrorException e) {
            if (e.getErrorCode() == LibC.EPERM || e.getErrorCode() == LibC.EACCES) {
                return null;
            }
            throw new IOException("no socket for ICMP: " + e.getMessage(), e);
        }
    }

    /** Whether it is raw: only then may we choose the identifier, and an IPv4 header precedes each message. */
    boolean isRaw() {
        return raw;
    }

    void send(byte[] packet) throws IOException {
        try {
            LibC.send(socket, packet, packet.length, 0);
        } catch (LastErrorException e) {
            throw new IOException("ICMP echo request not sent: " + e.getMessage(), e);
        }
    }

    /** Waits for a message or an error. */
    void await(long millis) throws IOException {
        pollRequest.setInt(0, socket);
        pollRequest.setShort(4, LibC.POLLIN);
        pollRequest.setShort(6, (short) 0);
        try {
            LibC.poll(pollRequest, 1, (int) Math.min(millis, Integer.MAX_VALUE));
        } catch (LastErrorException e) {
            if (e.getErrorCode() != LibC.EINTR) {
                throw new IOException("waiting for ICMP failed: " + e.getMessage(), e);
            }
        }
    }

    /** The length of the next message, 0 for an error that is in the error queue too, -1 when there is none. */
    int receive(byte[] into) {
        try {
            return (int) LibC.recv(socket, into, into.length, 0);
        } catch (LastErrorException e) {
            return e.getErrorCode() == LibC.EAGAIN ? -1 : 0;
        }
    }

    /** An entry of the error queue: {@code struct sock_extended_err} and the start of our own message, as it was quoted. */
    record Refusal(int origin, int type, int code, byte[] quoted) {}

    /** The next entry of the error queue, null when there is none. Layout of {@code struct msghdr} on 64-bit Linux. */
    Refusal nextRefusal() {
        vector.setPointer(0, quoted);
        vector.setLong(8, quoted.size());
        message.clear();
        message.setPointer(16, vector);
        message.setLong(24, 1);
        message.setPointer(32, control);
        message.setLong(40, CONTROL_BYTES);
        control.clear();
        try {
            int length = (int) LibC.recvmsg(socket, message, LibC.MSG_ERRQUEUE);
            // After the header of the control message (16 bytes): errno (4), origin, type, code.
            return new Refusal(
                    control.getByte(20),
                    Byte.toUnsignedInt(control.getByte(21)),
                    Byte.toUnsignedInt(control.getByte(22)),
                    quoted.getByteArray(0, length));
        } catch (LastErrorException e) {
            return null;
        }
    }

    @Override
    public void close() {
        LibC.close(socket);
    }
}
