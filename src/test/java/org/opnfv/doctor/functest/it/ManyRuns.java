package org.opnfv.doctor.functest.it;

import java.util.List;
import org.opnfv.doctor.functest.cli.DoctorFunctest;

/** A program that makes many runs in one process and then waits to be looked at. */
final class ManyRuns {

    private ManyRuns() {}

    /** First argument: how many runs before each look; the rest: those of {@code run}. */
    public static void main(String[] arguments) throws Exception {
        int runs = Integer.parseInt(arguments[0]);
        String[] run = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
        for (int look = 1; look <= 2; look++) {
            for (int i = 0; i < runs; i++) {
                int code = DoctorFunctest.execute(run);
                if (code != 0) {
                    throw new IllegalStateException("a run ended with " + code);
                }
            }
            System.out.println("look " + look);
            System.in.read();
        }
    }
}
