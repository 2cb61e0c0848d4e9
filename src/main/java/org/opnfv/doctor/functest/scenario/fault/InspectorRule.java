package org.opnfv.doctor.functest.scenario.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.inspector.MarkingRule;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.scenario.ChangeKinds;
import org.opnfv.doctor.functest.scenario.ResourceNames;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.Wait;

/** The run's own rule in its inspector. */
record InspectorRule(RunContext context) {
    private static final Duration POLL = Duration.ofMillis(500);

    /** Adds it, where the inspector needs one, and waits until it is in effect. */
    void add() {
        Inspector inspector = context.plan().chain().inspector();
        String name = context.names().of(ResourceNames.TEMPLATE);
        inspector.rule(context.admin(), name).ifPresent(rule -> add(inspector.name() + " has " + name, name, rule));
    }

    private void add(String what, String name, MarkingRule rule) {
        try {
            Change change = context.ledger().intend(ChangeKinds.TEMPLATE, name, Map.of());
            context.ledger().made(change, rule.add());
            Wait.until(what + " in effect", context.plan().arming().timeout(), POLL, rule::isInEffect);
        } catch (IOException e) {
            throw new ScenarioException(e.getMessage(), e);
        }
    }
}
