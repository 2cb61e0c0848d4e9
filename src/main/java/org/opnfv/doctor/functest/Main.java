package org.opnfv.doctor.functest;

import java.util.Locale;
import org.opnfv.doctor.functest.cli.DoctorFunctest;

/** Entry point of the program. */
public final class Main {

    /** The launcher sets it when it only wants to know whether Java starts. */
    private static final String TRY = "doctor.try";

    private static final int BUG = 70;

    private Main() {}

    /** Runs the command line and exits with its code. For an uncaught exception Java would end with 1, the code of FAIL. */
    public static void main(String[] args) {
        if (Boolean.getBoolean(TRY)) {
            System.out.println("doctor-functest can start");
            System.out.flush();
            // An agent may have left threads that would keep Java from ending.
            Runtime.getRuntime().halt(0);
        }
        // Libraries put words of protocols into small letters by the user's language: in Turkish i has no dot.
        Locale.setDefault(Locale.ROOT);
        int code = BUG;
        try {
            code = DoctorFunctest.execute(args);
        } catch (Throwable e) {
            System.err.println("doctor-functest: this is a bug of ours, or its file is damaged: " + e);
        } finally {
            System.exit(code);
        }
    }
}
