package org.opnfv.doctor.functest.scenario;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.fault.ForceDown;
import org.opnfv.doctor.functest.fault.Manual;
import org.opnfv.doctor.functest.fault.Operator;
import org.opnfv.doctor.functest.fault.Outage;
import org.opnfv.doctor.functest.ledger.UndoAction;

/** The kinds of faults, and how each is undone, whichever scenario or process made it. */
final class FaultKinds {
    /** As {@code fault.kind} and the ledger name them. */
    static final Set<String> ALL = Stream.concat(
                    Arrays.stream(Outage.Kind.values()).map(Outage.Kind::word), Stream.of(ForceDown.KIND, Manual.KIND))
            .collect(Collectors.toUnmodifiableSet());

    private FaultKinds() {}

    /** The undo of each kind of fault: it brings the host back and waits for it. */
    static Map<String, UndoAction> undoActions(HostRecovery recovery, Operator operator) {
        Map<String, UndoAction> actions = new HashMap<>();
        for (Outage.Kind kind : Outage.Kind.values()) {
            HostRecovery patient = recovery.within(kind.patience(recovery.timeout()));
            HostRecovery.Way up = (host, details) -> kind.of(host, details).up();
            // Only such a fault may be made on a host that never answered a probe.
            actions.put(kind.word(), kind.isSeenByNovaAlone() ? patient.unprobed(up) : patient.with(up));
        }
        actions.put(ForceDown.KIND, recovery.untouched());
        actions.put(Manual.KIND, recovery.with((host, details) -> {
            operator.ask("Give " + host.name() + " its network back (plug its cable in), then press Enter");
            return Optional.empty();
        }));
        return actions;
    }
}
