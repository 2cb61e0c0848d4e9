package org.opnfv.doctor.functest.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IcmpEchoTest {
    private static final long NUMBER = 70_000;

    private final IcmpEcho echo = new IcmpEcho(IcmpFamily.V4, true);

    @Test
    void aRequestIsWhatRfc792Says() {
        byte[] request = echo.request(NUMBER);

        assertThat(request[0]).as("type").isEqualTo((byte) 8);
        assertThat(request[1]).as("code").isZero();
        assertThat(ByteBuffer.wrap(request).getShort(6)).as("sequence").isEqualTo((short) NUMBER);
        assertThat(sum(request)).as("sum of all words, RFC 1071").isEqualTo(0xffff);
    }

    @ParameterizedTest
    @EnumSource(IcmpFamily.class)
    void theReplyToAProbeIsKnown(IcmpFamily family) {
        for (boolean raw : new boolean[] {true, false}) {
            IcmpEcho one = new IcmpEcho(family, raw);
            byte[] reply = one.request(NUMBER);
            reply[0] = family.reply;
            assertThat(one.answered(received(reply, raw && family == IcmpFamily.V4)))
                    .hasValue(NUMBER);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, a request of somebody who pings us",
        "1, another code",
        "4, another identifier",
        "6, another sequence than its number says",
        "8, another nonce",
        "23, another number than its sequence says"
    })
    void whatDiffersInOnePlaceIsNoAnswer(int at, String what) {
        assertThat(echo.answered(received(reply(bytes -> bytes[at]++), true)))
                .as(what)
                .isEmpty();
    }

    @Test
    void whatIsCutOffOrTooLongIsNoAnswer() {
        byte[] reply = reply(bytes -> {});
        for (int length = 0; length < reply.length; length++) {
            assertThat(echo.answered(received(Arrays.copyOf(reply, length), true)))
                    .isEmpty();
        }
        assertThat(echo.answered(received(Arrays.copyOf(reply, reply.length + 1), true)))
                .isEmpty();
        assertThat(echo.answered(ByteBuffer.wrap(new byte[] {0x4f}))).isEmpty();
    }

    @Test
    void anErrorIsAboutTheProbeWhoseFirstEightBytesItQuotes() {
        byte[] quoted = Arrays.copyOf(echo.request(65_535), 8);
        echo.request(65_536);
        echo.request(NUMBER);

        assertThat(echo.refused(ByteBuffer.wrap(quoted))).hasValue(65_535);
        assertThat(echo.refused(ByteBuffer.wrap(Arrays.copyOf(quoted, 7)))).isEmpty();
        quoted[4]++;
        assertThat(echo.refused(ByteBuffer.wrap(quoted))).as("another's").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "V4, 2, 3, 0, true, the net",
        "V4, 2, 3, 1, true, the host",
        "V4, 2, 3, 2, false, a protocol: the host itself says so",
        "V4, 2, 3, 3, false, a port: the host itself says so",
        "V4, 2, 3, 13, false, a filter on the way",
        "V4, 2, 11, 0, false, time exceeded",
        "V4, 1, 3, 1, false, no ICMP at all",
        "V6, 3, 1, 0, true, no route",
        "V6, 3, 1, 3, true, the address",
        "V6, 3, 1, 1, false, a filter on the way",
        "V6, 3, 1, 4, false, a port"
    })
    void onlySomeUnreachablesAreAboutTheHost(
            IcmpFamily family, int origin, int type, int code, boolean about, String what) {
        assertThat(family.saysUnreachable(origin, type, code)).as(what).isEqualTo(about);
    }

    private byte[] reply(Consumer<byte[]> change) {
        byte[] reply = echo.request(NUMBER);
        reply[0] = 0;
        change.accept(reply);
        return reply;
    }

    /** As a raw socket delivers it: with an IPv4 header, here one of six words. */
    private static ByteBuffer received(byte[] message, boolean header) {
        return header
                ? ByteBuffer.allocate(24 + message.length).put(0, (byte) 0x46).put(24, message)
                : ByteBuffer.wrap(message);
    }

    private static int sum(byte[] bytes) {
        int sum = 0;
        for (ByteBuffer words = ByteBuffer.wrap(bytes); words.hasRemaining(); ) {
            sum += Short.toUnsignedInt(words.getShort());
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return sum;
    }
}
