package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The unread output and errors of a process. Each character stands for one byte. All methods but {@link #await} are for the conditions
 * passed to it.
 */
final class ProcessOutput {
    /** The limit of one answer with all that precedes it. */
    private static final int MOST = 4 << 20;
    /** For messages: the client's own words come last. */
    private static final int LAST = 1 << 16;

    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LAST_WORDS_MS = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private final Process process;
    private boolean ended;

    ProcessOutput(Process process, String name) {
        this.process = process;
        Thread errors = reader(process.getErrorStream(), err, name + "-err", () -> {});
        // Its last words are on the other stream, which a process that it started may keep open.
        Thread answers = reader(process.getInputStream(), out, name + "-out", () -> {
            try {
                errors.join(LAST_WORDS_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            locked(() -> {
                ended = true;
                changed.signalAll();
                return null;
            });
        });
        errors.start();
        answers.start();
    }

    private Thread reader(InputStream from, StringBuilder to, String name, Runnable last) {
        Thread reader = new Thread(
                () -> {
                    byte[] bytes = new byte[8192];
                    try {
                        for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
                            add(to, new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
                        }
                    } catch (IOException e) {
                        // Closed by us: that is its end, too.
                        add(to, "");
                    }
                    last.run();
                },
                name);
        reader.setDaemon(true);
        return reader;
    }

    private void add(StringBuilder to, String text) {
        locked(() -> {
            if (to.length() > MOST) {
                process.destroy();
            } else {
                to.append(text);
            }
            changed.signalAll();
            return null;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Checks the condition whenever output arrives.
     *
     * @param enough whether the wait may end early
     * @return empty when the condition did not hold in time, or when the process ended first
     */
    <T> Optional<T> await(Supplier<Optional<T>> found, Duration longest, BooleanSupplier enough)
            throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        lock.lockInterruptibly();
        try {
            Optional<T> answer = found.get();
            for (long left = end - System.nanoTime();
                    answer.isEmpty() && !ended && left > 0 && !enough.getAsBoolean();
                    left = end - System.nanoTime()) {
                changed.awaitNanos(Math.min(left, LOOK_NS));
                answer = found.get();
            }
            return answer;
        } finally {
            lock.unlock();
        }
    }

    boolean hasEnded() {
        return locked(() -> ended);
    }

    /** Whether it was ended because it wrote more than any useful answer has. */
    boolean isFlooded() {
        return locked(() -> Math.max(out.length(), err.length()) > MOST);
    }

    /** Whether both streams have a whole line that begins with that mark. */
    boolean bothHave(String mark) {
        return endOfLine(out, mark) >= 0 && endOfLine(err, mark) >= 0;
    }

    /** Takes the output up to that mark's line, and that line, once it is whole. */
    Optional<Part> takeOut(String mark) {
        return take(out, mark);
    }

    Optional<Part> takeErr(String mark) {
        return take(err, mark);
    }

    /** Takes the output up to that mark in an unfinished line; false when it is not there. */
    boolean takePrompt(String mark) {
        int at = err.indexOf(mark);
        if (at >= 0) {
            err.delete(0, at + mark.length());
        }
        return at >= 0;
    }

    String outSoFar() {
        return locked(() -> text(out));
    }

    String errSoFar() {
        return locked(() -> text(err));
    }

    private static String text(StringBuilder bytes) {
        String last = bytes.substring(Math.max(0, bytes.length() - LAST));
        return new String(last.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /**
     * A part of an output.
     *
     * @param before the text before the mark
     * @param rest the rest of the mark's line
     */
    record Part(String before, String rest) {

        /** The bytes after the last occurrence of that mark. */
        byte[] after(String begin) {
            int at = before.lastIndexOf(begin);
            return before.substring(at < 0 ? 0 : at + begin.length()).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static int endOfLine(StringBuilder of, String mark) {
        int at = of.indexOf(mark);
        return at < 0 ? -1 : of.indexOf("\n", at + mark.length());
    }

    private static Optional<Part> take(StringBuilder from, String mark) {
        int at = from.indexOf(mark);
        int end = endOfLine(from, mark);
        if (end < 0) {
            return Optional.empty();
        }
        Part part = new Part(from.substring(0, at), from.substring(at + mark.length(), end));
        from.delete(0, end + 1);
        return Optional.of(part);
    }
}
