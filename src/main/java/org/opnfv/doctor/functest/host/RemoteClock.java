package org.opnfv.doctor.functest.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.sshd.client.channel.ChannelExec;

/** Reads a host's clock over SSH, several times on one channel; the quickest answer counts. */
final class RemoteClock {
    private static final int ROUNDS = 12;
    private static final String ANSWER_EACH_LINE = "while read -r _; do date +%s.%N; done";

    private final RemoteHost host;
    private final Duration timeout;

    RemoteClock(RemoteHost host, Duration timeout) {
        this.host = host;
        this.timeout = timeout;
    }

    ClockOffset measure() {
        try (ChannelExec channel = host.session(1).createExecChannel(ANSWER_EACH_LINE)) {
            channel.open().verify(timeout);
            OutputStream questions = channel.getInvertedIn();
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(channel.getInvertedOut(), StandardCharsets.UTF_8));
            return Stream.generate(() -> ask(questions, answers))
                    .limit(ROUNDS)
                    .min(Comparator.comparing(ClockOffset::bound))
                    .orElseThrow();
        } catch (IOException e) {
            throw new HostException("host " + host.name() + " does not tell its time: " + e.getMessage(), e);
        }
    }

    private ClockOffset ask(OutputStream questions, BufferedReader answers) {
        try {
            Instant asked = Instant.now();
            questions.write('\n');
            questions.flush();
            String answer = answers.readLine();
            Instant answered = Instant.now();
            return ClockOffset.of(asked, time(host.name(), answer), answered);
        } catch (IOException e) {
            throw new HostException("host " + host.name() + " does not tell its time: " + e.getMessage(), e);
        }
    }

    /** The instant of so many seconds since the epoch, with a fraction: what {@code date +%s.%N} writes. */
    static Instant time(String host, String seconds) {
        try {
            BigDecimal nanos = new BigDecimal(String.valueOf(seconds)).movePointRight(9);
            return Instant.EPOCH.plusNanos(nanos.longValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            throw new HostException("host " + host + " tells its time as " + seconds + ": install coreutils' date", e);
        }
    }
}
