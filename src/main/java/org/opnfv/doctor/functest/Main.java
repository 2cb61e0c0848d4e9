package org.opnfv.doctor.functest;

import org.opnfv.doctor.functest.cli.DoctorFunctest;

/** Entry point of the program. */
public final class Main {

    private Main() {}

    /** Runs the command line and exits with its code. */
    public static void main(String[] args) {
        System.exit(DoctorFunctest.execute(args));
    }
}
