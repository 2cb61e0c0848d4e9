package org.opnfv.doctor.functest.monitor;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Calls of Linux's C library that Java does not offer: sockets for ICMP. Failures are exceptions with {@code errno}. */
final class LibC {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    static final int SOCK_NONBLOCK = 0x800;
    static final int SOCK_CLOEXEC = 0x80000;
    static final int MSG_ERRQUEUE = 0x2000;
    static final short POLLIN = 1;
    static final int EPERM = 1;
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int EACCES = 13;

    static {
        Native.register("c");
    }

    private LibC() {}

    static native int socket(int family, int type, int protocol) throws LastErrorException;

    static native int connect(int socket, byte[] address, int length) throws LastErrorException;

    static native int setsockopt(int socket, int level, int name, byte[] value, int length) throws LastErrorException;

    static native long send(int socket, byte[] data, long length, int flags) throws LastErrorException;

    static native long recv(int socket, byte[] data, long length, int flags) throws LastErrorException;

    static native long recvmsg(int socket, Pointer message, int flags) throws LastErrorException;

    static native int poll(Pointer sockets, long count, int millis) throws LastErrorException;

    static native int close(int socket) throws LastErrorException;
}
