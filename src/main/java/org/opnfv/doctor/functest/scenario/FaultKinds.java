package org.opnfv.doctor.functest.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.fault.ForceDown;
import org.opnfv.doctor.functest.fault.LinkDown;
import org.opnfv.doctor.functest.fault.Manual;
import org.opnfv.doctor.functest.fault.Operator;
import org.opnfv.doctor.functest.ledger.UndoAction;

/** The kinds of faults, and how each is undone, whichever scenario or process made it. */
final class FaultKinds {
    /** As {@code fault.kind} and the ledger name them. */
    static final Set<String> ALL = Set.of(LinkDown.KIND, ForceDown.KIND, Manual.KIND);

    private FaultKinds() {}

    /** The undo of each kind of fault: it brings the host back and waits for it. */
    static Map<String, UndoAction> undoActions(HostRecovery recovery, Operator operator) {
        return Map.of(
                LinkDown.KIND, recovery.with(host -> host.link().up()),
                ForceDown.KIND, recovery.untouched(),
                Manual.KIND,
                        recovery.with(host -> {
                            operator.ask(
                                    "Give " + host.name() + " its network back (plug its cable in), then press Enter");
                            return Optional.empty();
                        }));
    }
}
