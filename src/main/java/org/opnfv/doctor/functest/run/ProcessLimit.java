package org.opnfv.doctor.functest.run;

import java.util.Optional;
import org.opnfv.doctor.functest.http.HttpServer;

/** The system's limits for one process: a limit that was reached says nothing about a cloud, and is no bug of ours. */
public final class ProcessLimit {

    private ProcessLimit() {}

    /** The limit that caused a failure, and what to do, in one line; empty for any other cause. */
    public static Optional<String> reachedBy(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            String said = String.valueOf(e.getMessage());
            if (said.contains("Too many open files")) {
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

    /** The limit that some HTTP server of this process has met, since which its callers may have found their connections reset. */
    public static Optional<String> reachedByServers() {
        return HttpServer.noFile().flatMap(ProcessLimit::reachedBy);
    }
}
