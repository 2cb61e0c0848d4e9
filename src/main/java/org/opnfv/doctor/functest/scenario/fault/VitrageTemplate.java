package org.opnfv.doctor.functest.scenario.fault;

import java.time.Duration;
import java.util.Map;
import org.opnfv.doctor.functest.cloud.Vitrage;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.scenario.ChangeKinds;
import org.opnfv.doctor.functest.scenario.ResourceNames;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.Wait;

/** The run's own template in Vitrage. */
record VitrageTemplate(RunContext context) {
    private static final Duration POLL = Duration.ofMillis(500);

    /** Adds the inspector's, where it needs one, and waits until it is in effect. */
    void add() {
        String name = context.names().of(ResourceNames.TEMPLATE);
        context.plan().chain().inspector().template(name).ifPresent(template -> add(name, template));
    }

    private void add(String name, Map<String, Object> template) {
        Vitrage vitrage = context.admin().vitrage();
        Change change = context.ledger().intend(ChangeKinds.TEMPLATE, name, Map.of());
        Vitrage.Template added = vitrage.addTemplate(template);
        if (!added.id().isEmpty()) {
            context.ledger().made(change, added.id());
        }
        requireValid(added);
        Wait.until(
                "Vitrage has template " + name + " in effect",
                context.plan().arming().timeout(),
                POLL,
                () -> vitrage.templates().stream()
                        .filter(one -> one.id().equals(added.id()))
                        .peek(VitrageTemplate::requireValid)
                        .anyMatch(one -> one.status().equals("ACTIVE")));
    }

    private static void requireValid(Vitrage.Template template) {
        if (template.id().isEmpty() || template.status().equals("ERROR")) {
            throw new ScenarioException(
                    "Vitrage does not accept template " + template.name() + ": " + template.details(), null);
        }
    }
}
