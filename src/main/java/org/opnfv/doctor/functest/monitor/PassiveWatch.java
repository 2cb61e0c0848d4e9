package org.opnfv.doctor.functest.monitor;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.run.TimedLine;

/** Asks the host nothing: it is dead when an Inspector of ours is told so. */
final class PassiveWatch implements Watch {
    private final WatchRequest request;
    private final String task;
    private final AtomicReference<Reading> detected = new AtomicReference<>();
    private volatile boolean closed;

    /** {@code task} is what it does, before the name of the host. */
    PassiveWatch(WatchRequest request, String task) {
        this.request = request;
        this.task = task;
    }

    /** A reader of the logs compares our two clocks at the first line and the last. */
    @Override
    public void start() {
        Reading begin = request.clocks().now();
        TimedLine.write(
                request.log(),
                begin,
                "doctor monitor starts, {} {} at {}",
                task,
                request.host(),
                DecimalSeconds.text(begin));
    }

    @Override
    public boolean awaitFirstAnswer(long millis) {
        return true;
    }

    @Override
    public void reported(Reading at) {
        if (!closed && detected.compareAndSet(null, at)) {
            TimedLine.write(request.log(), at, "doctor monitor detected at {}", DecimalSeconds.text(at));
        }
    }

    @Override
    public Optional<Reading> detected() {
        return Optional.ofNullable(detected.get());
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    public void stop() {
        closed = true;
    }

    @Override
    public void close() {
        stop();
        Reading end = request.clocks().now();
        TimedLine.write(request.log(), end, "doctor monitor ends at {}", DecimalSeconds.text(end));
    }
}
