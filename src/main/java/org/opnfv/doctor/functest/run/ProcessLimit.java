package org.opnfv.doctor.functest.run;

import java.util.Optional;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.http.HttpServer;

/** The system's limits for one process: a limit that was reached says nothing about a cloud, and is no bug of ours. */
public final class ProcessLimit {
    private static final String NO_FILE = "Too many open files";

    private ProcessLimit() {}

    /** The limit that caused a failure, and what to do, in one line; empty for any other cause. */
    public static Optional<String> reachedBy(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            String said = String.valueOf(e.getMessage());
            if (said.contains(NO_FILE)) {
                return Optional.of(
                        "this process may not open as many files and connections as it needs: raise the limit"
                                + " (ulimit -n), to 256 or more");
            }
            if (e instanceof OutOfMemoryError && said.contains("native thread")) {
                return Optional.of("this process may not start as many threads as it needs: raise the limit (ulimit -u,"
                        + " or pids of the container), to 256 or more");
            }
        }
        return Optional.empty();
    }

    /**
     * That line about a failure, with the limit that it tells of, or that some HTTP server of this process has met: since then its callers
     * may have found their connections reset, and cannot know why.
     */
    public static String named(String failure) {
        return Stream.concat(Stream.of(new Exception(failure)), HttpServer.troublesOfAll().stream())
                .flatMap(trouble -> reachedBy(trouble).stream())
                .findFirst()
                .filter(limit -> !String.valueOf(failure).contains(limit))
                .map(limit -> failure + "; besides, " + limit)
                .orElse(failure);
    }
}
