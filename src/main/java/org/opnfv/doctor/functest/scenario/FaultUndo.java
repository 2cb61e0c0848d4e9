package org.opnfv.doctor.functest.scenario;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.fault.Operator;
import org.opnfv.doctor.functest.host.Downtime;
import org.opnfv.doctor.functest.ledger.UndoAction;

/** How each kind of fault is undone, whichever scenario or process made it. */
final class FaultUndo {
    private FaultUndo() {}

    /** The undo of each kind of fault: it brings the host back and waits for it. */
    static Map<String, UndoAction> undoActions(HostRecovery recovery, Operator operator) {
        Map<String, UndoAction> actions = new HashMap<>();
        for (FaultKind kind : FaultKind.values()) {
            actions.put(kind.word(), undoAction(kind, recovery, operator));
        }
        return actions;
    }

    private static UndoAction undoAction(FaultKind kind, HostRecovery recovery, Operator operator) {
        return switch (kind) {
            case FORCE_DOWN -> recovery.untouched();
            case MANUAL ->
                recovery.with((host, details) -> {
                    operator.ask("Give " + host.name() + " its network back (plug its cable in), then press Enter");
                    return Optional.empty();
                });
            default -> {
                HostRecovery patient = recovery.within(kind.patience(recovery.timeout()));
                HostRecovery.Way up = (host, details) -> {
                    Optional<Downtime> times = kind.of(host, details).up(recovery.recovered()::waits);
                    if (kind == FaultKind.KERNEL) {
                        patient.awaitBoot(host);
                    } else if (kind == FaultKind.POWER) {
                        patient.isBooting(host);
                    }
                    return times;
                };
                // Only such a fault may be made on a host that never answered a probe.
                yield kind.isSeenByNovaAlone() ? patient.unprobed(up) : patient.with(up);
            }
        };
    }
}
