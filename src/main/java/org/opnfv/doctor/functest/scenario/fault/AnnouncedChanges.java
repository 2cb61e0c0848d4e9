package org.opnfv.doctor.functest.scenario.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.opnfv.doctor.functest.cloud.Port;
import org.opnfv.doctor.functest.fault.Fault;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.inspector.AffectedInstance;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.scenario.ChangeKinds;
import org.opnfv.doctor.functest.scenario.RunContext;

/**
 * Announces to the ledger, before the fault, what it and the Inspector will change: the Inspector acts on its own and must not wait for a disk.
 *
 * @param expected the ids of the test's instances on the host
 * @param putBack those whose state is restored
 */
record AnnouncedChanges(
        RunContext context,
        MonitorInspectorChain chain,
        String hostName,
        List<String> expected,
        Predicate<AffectedInstance> putBack) {

    /** Those of that fault, in the order in which they are made. */
    List<Change> with(Fault fault) {
        List<Change> announced = new ArrayList<>();
        boolean observed = chain.kinds().isObserved();
        Map<String, String> details = new HashMap<>(fault.details());
        details.putAll(observed ? ChangeKinds.OTHERS_ACT : Map.of());
        announced.add(context.ledger().intend(fault.kind().word(), hostName, details));
        // After the fault in the ledger, and so undone before it: Nova does not show a host up that is forced down.
        // What others do by themselves is theirs to take back.
        if (!observed || fault.kind() == FaultKind.FORCE_DOWN) {
            announced.add(context.ledger().intend(ChangeKinds.FORCED_DOWN, hostName, Map.of()));
        }
        announced.addAll(states());
        announced.addAll(ports());
        // The newest, and so undone first: what takes a host for down may mark it and what is on it again.
        Inspector inspector = chain.kinds().inspector();
        inspector
                .reported(context.admin())
                .ifPresent(keeps -> announced.add(context.ledger()
                        .intend(ChangeKinds.REPORTED_DOWN, hostName, Map.of(ChangeKinds.INSPECTOR, inspector.name()))));
        return announced;
    }

    private List<Change> ports() {
        Map<String, Map<String, String>> before = new LinkedHashMap<>();
        Set<String> ours = Set.copyOf(expected);
        for (Port port : chain.hosts().ports()) {
            Map<String, String> details = new LinkedHashMap<>();
            if (port.dataPlaneStatus() != null) {
                details.put(ChangeKinds.STATUS, port.dataPlaneStatus());
            }
            if (!ours.contains(port.instance())) {
                details.put(ChangeKinds.OTHERS, "true");
            }
            before.put(port.id(), details);
        }
        return before.isEmpty() ? List.of() : context.ledger().intend(ChangeKinds.PORT_STATUS, before);
    }

    private List<Change> states() {
        Map<String, Map<String, String>> before = new LinkedHashMap<>();
        for (AffectedInstance target : chain.hosts().on(hostName)) {
            if (putBack.test(target)) {
                before.put(target.id(), Map.of("state", "active"));
            }
        }
        return before.isEmpty() ? List.of() : context.ledger().intend(ChangeKinds.INSTANCE_STATE, before);
    }
}
