package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import org.opnfv.doctor.functest.scenario.ProgressListener;

/**
 * Prints the progress of a run: plain lines with the time since its start and, on a terminal, the live time of the stage. The words come
 * from the stages themselves, by {@code StageRecorder}.
 */
final class ProgressPrinter implements ProgressListener, AutoCloseable {
    private final PrintWriter out;
    private final LiveLine live;
    private final long begin = System.nanoTime();
    private long stageBegin;

    /** {@code live} says whether the lines go to a terminal. */
    ProgressPrinter(PrintWriter out, boolean quiet, boolean live) {
        this.out = quiet ? new PrintWriter(Writer.nullWriter()) : out;
        this.live = live && !quiet ? new LiveLine(out) : null;
    }

    /** One line about the run as a whole. */
    synchronized void note(String text) {
        line("", text);
    }

    @Override
    public synchronized void stage(String name, String what) {
        stageBegin = System.nanoTime();
        line(name, what);
        if (live != null) {
            live.start(name);
        }
    }

    @Override
    public synchronized void step(String what) {
        line("", what);
    }

    @Override
    public synchronized void done(String name, String outcome) {
        if (live != null) {
            live.stop();
        }
        line("", String.format(Locale.ROOT, "%s (%.1f s)", outcome, (System.nanoTime() - stageBegin) / 1e9));
    }

    /** A listener for a part of the run that prints no lines: a terminal shows its stages live, with its name. */
    ProgressListener brief(String part) {
        return new ProgressListener() {
            @Override
            public void stage(String name, String what) {
                live(part + " " + name);
            }

            @Override
            public void step(String what) {
                // Its end is printed by others, and its folder has the rest.
            }

            @Override
            public void done(String name, String outcome) {
                live(null);
            }
        };
    }

    private synchronized void live(String stage) {
        if (live != null && stage != null) {
            live.start(stage);
        } else if (live != null) {
            live.stop();
        }
    }

    private void line(String stage, String text) {
        String line = String.format(Locale.ROOT, "%6.1f s  %-8s %s", (System.nanoTime() - begin) / 1e9, stage, text);
        if (live != null) {
            live.above(line);
        } else {
            out.println(line);
            out.flush();
        }
    }

    @Override
    public void close() {
        if (live != null) {
            live.close();
        }
    }
}
