package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The program in the test's own process, where many can run side by side. */
public final class InProcess {

    /** How it ended, and all it printed. */
    public record Ended(int exit, String out, String err) {}

    private InProcess() {}

    /** Runs it to its end. */
    public static Ended execute(String... arguments) {
        CommandLine line = DoctorFunctest.commandLine();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int exit = DoctorFunctest.execute(line, arguments);
        return new Ended(exit, out.toString(), err.toString());
    }
}
