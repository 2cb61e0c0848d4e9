package org.opnfv.doctor.functest.fault;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.run.TimedLine;
import org.slf4j.Logger;

/**
 * The fault of telling Nova that a host is down, for clouds where no host may be touched. The host keeps running, so the measurement
 * begins at the cloud and not at a cable.
 *
 * @param call tells Nova that the host of that name is down
 */
public record ForceDown(String host, Consumer<String> call, Clocks clocks, Logger log) implements Fault {
    @Override
    public FaultKind kind() {
        return FaultKind.FORCE_DOWN;
    }

    @Override
    public String task() {
        return "tells Nova that " + host + " is down";
    }

    @Override
    public String outcome() {
        return "Nova takes " + host + " for down";
    }

    /** The moment just before the call. */
    @Override
    public InjectionTime inject(BooleanSupplier seen) {
        Reading before = clocks.now();
        call.accept(host);
        TimedLine.write(log, before, "doctor set host forced down at {} host={}", DecimalSeconds.text(before), host);
        return new InjectionTime(before.wall(), Duration.ZERO);
    }
}
