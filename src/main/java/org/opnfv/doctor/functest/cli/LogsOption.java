package org.opnfv.doctor.functest.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the run folders are. */
final class LogsOption {
    /** The setting's own variable, for commands that need no other setting. */
    private static final String VARIABLE = "DOCTOR_RUN_LOGS_DIR";

    @Option(names = "--logs-dir", paramLabel = "DIR", description = "Where the run folders are. Default: logs.")
    private String logsDir;

    /** What was given on the command line; null when nothing was. */
    String given() {
        return logsDir;
    }

    /** The folder, without a look at any profile: what is in it is read without settings. */
    Path folder() {
        return Path.of(logsDir != null ? logsDir : System.getenv().getOrDefault(VARIABLE, "logs"));
    }
}
