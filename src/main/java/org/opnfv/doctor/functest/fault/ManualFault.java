package org.opnfv.doctor.functest.fault;

import java.util.function.BooleanSupplier;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.run.TimedLine;
import org.slf4j.Logger;

/** The fault of a cable that a person pulls. */
public record ManualFault(String host, Operator operator, Clocks clocks, Logger log) implements Fault {
    @Override
    public FaultKind kind() {
        return FaultKind.MANUAL;
    }

    @Override
    public String task() {
        return "asks for " + host + " to be cut off";
    }

    @Override
    public String outcome() {
        return host + " is cut off";
    }

    /**
     * The moment of the request, since nobody can press a key at the very moment a cable comes out: detection appears that much slower.
     */
    @Override
    public InjectionTime inject(BooleanSupplier seen) {
        Reading asked = clocks.now();
        operator.ask("Cut " + host + " off the network now (pull its cable), then press Enter");
        TimedLine.write(
                log,
                asked,
                "doctor set link down at {} host={}, by hand and not before",
                DecimalSeconds.text(asked),
                host);
        return new InjectionTime(asked.wall(), null);
    }
}
