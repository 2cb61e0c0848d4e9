package org.opnfv.doctor.functest.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a program prints on one of its streams, kept as it comes so that a test can wait for it. */
final class Output {
    private final StringBuilder text = new StringBuilder();
    private final Thread reader;
    private boolean ended;

    Output(String name, InputStream stream) {
        reader = new Thread(() -> read(stream), name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream stream) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            char[] some = new char[4096];
            for (int count = lines.read(some); count >= 0; count = lines.read(some)) {
                synchronized (this) {
                    text.append(some, 0, count);
                    notifyAll();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }
    }

    /** Waits for the first match of the pattern, anywhere in what is printed. */
    synchronized Matcher await(String pattern, Duration timeout) throws InterruptedException {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        long end = System.nanoTime() + timeout.toNanos();
        while (!matcher.reset().find()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (ended || left <= 0) {
                throw new AssertionError(
                        (ended ? "ended" : timeout.toSeconds() + " s") + " without /" + pattern + "/ in: " + text);
            }
            wait(left);
        }
        return matcher;
    }

    /** All that was printed, when the program has ended. */
    String whole(Duration timeout) throws InterruptedException {
        reader.join(timeout.toMillis());
        return toString();
    }

    /** All that was printed so far. */
    @Override
    public synchronized String toString() {
        return text.toString();
    }
}
