package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.host.ClockOffset;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.run.DecimalSeconds;

/** Whether the clocks of controllers agree. Of two that differ by more than the marking takes, one lets a new event look like an old one. */
final class ControllerClocks {
    private static final Duration MOST = Duration.ofMillis(500);

    private ControllerClocks() {}

    /** The clock of a controller. */
    record Clock(String name, ClockOffset offset) {
        private Duration least() {
            return offset.offset().minus(offset.bound());
        }

        private Duration most() {
            return offset.offset().plus(offset.bound());
        }
    }

    /** Asks them; there is at least one. Where one does not tell, a run is possible nevertheless. */
    static PreflightResult look(List<Controller> controllers) {
        return result(() -> Parallel.map(controllers, one -> new Clock(one.name(), one.clockOffset())));
    }

    static PreflightResult result(Supplier<List<Clock>> asked) {
        try {
            return result(asked.get());
        } catch (HostException e) {
            return PreflightResult.warning(
                    "clocks", e.getMessage() + "; so it is not known whether the controllers' agree");
        }
    }

    static PreflightResult result(List<Clock> clocks) {
        Comparator<Clock> order = Comparator.comparing(clock -> clock.offset().offset());
        Clock first = clocks.stream().min(order).orElseThrow();
        Clock last = clocks.stream().max(order).orElseThrow();
        if (last.least().minus(first.most()).compareTo(MOST) > 0) {
            return PreflightResult.warning(
                    "clocks",
                    last.name() + " is " + DecimalSeconds.text(last.least().minus(first.most()))
                            + " s or more ahead of "
                            + first.name() + ", so that what Nova tells may look older than it is: see chrony there");
        }
        return PreflightResult.ok(
                "clocks",
                "the controllers' are within " + DecimalSeconds.text(last.most().minus(first.least())) + " s, "
                        + clocks.get(0).name() + " is "
                        + DecimalSeconds.text(clocks.get(0).offset().offset())
                        + " s ahead of us");
    }
}
