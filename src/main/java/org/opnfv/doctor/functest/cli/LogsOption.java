package org.opnfv.doctor.functest.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option for the folder of the run folders. */
final class LogsOption {
    /** The variable of that setting, for commands that need no other setting. */
    private static final String VARIABLE = "DOCTOR_RUN_LOGS_DIR";

    @Option(names = "--logs-dir", paramLabel = "DIR", description = "Where the run folders are. Default: logs.")
    private String logsDir;

    /** The value on the command line; null when there is none. */
    String given() {
        return logsDir;
    }

    /** The folder, without reading a profile: its content needs no settings. */
    Path folder() {
        return Path.of(logsDir != null ? logsDir : System.getenv().getOrDefault(VARIABLE, "logs"));
    }
}
