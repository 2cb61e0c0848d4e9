package org.opnfv.doctor.functest.scenario;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.opnfv.doctor.functest.cloud.AlarmSpec;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.consumer.AlarmReceiver;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;

/** Makes the alarms: one for the loss of each instance, and one that proves the path. */
public final class AlarmSetup {
    private static final String SEVERITY = "moderate";

    private final Cloud owner;
    private final Ledger ledger;
    private final AlarmReceiver receiver;
    private final ResourceNames names;
    private final AlarmCondition condition;
    private final boolean repeating;

    /**
     * Starts nothing yet.
     *
     * @param condition what the alarms of instances fire on
     * @param repeating whether they fire at each event, and not only once
     */
    public AlarmSetup(
            Cloud owner,
            Ledger ledger,
            AlarmReceiver receiver,
            ResourceNames names,
            AlarmCondition condition,
            boolean repeating) {
        this.owner = owner;
        this.ledger = ledger;
        this.receiver = receiver;
        this.names = names;
        this.condition = condition;
        this.repeating = repeating;
    }

    /**
     * Makes one alarm for each instance name. It fires on an event of the condition's type with which the conditions that {@code about}
     * makes of the name hold; returns alarm ids by name.
     */
    public Map<String, String> create(List<String> instanceNames, Function<String, List<AlarmSpec.Query>> about) {
        Map<String, Map<String, String>> wanted = new LinkedHashMap<>();
        instanceNames.forEach(name -> wanted.put(ResourceNames.alarmFor(name), Map.of()));
        List<Change> changes = ledger.intend(ChangeKinds.ALARM, wanted);
        Map<Change, String> instanceOf = new LinkedHashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            instanceOf.put(changes.get(i), instanceNames.get(i));
        }
        List<String> ids = Parallel.map(
                changes, change -> make(change, condition.eventType(), about.apply(instanceOf.get(change)), repeating));
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            byName.put(instanceNames.get(i), ids.get(i));
        }
        requireOurs(byName);
        return byName;
    }

    /** An alarm with another id than Aodh returned would fire, and nobody would recognise it. */
    private void requireOurs(Map<String, String> ids) {
        Map<String, String> names = new HashMap<>();
        owner.alarming().alarms().forEach(alarm -> names.put(alarm.id(), alarm.name()));
        ids.forEach((instance, id) -> {
            String name = ResourceNames.alarmFor(instance);
            if (!name.equals(names.get(id))) {
                throw new ScenarioException(
                        "Aodh answered the creation of alarm " + name + " with the id " + id
                                + ", and lists no alarm of that name under it",
                        null);
            }
        });
    }

    /** Makes an alarm that proves the path: it fires each time an event matches. */
    public String createProbe(String what, List<AlarmSpec.Query> query) {
        return createRepeating(what, AlarmCondition.STATE_ERROR.eventType(), query);
    }

    /** Makes an alarm of the run that fires each time an event of that type matches. */
    public String createRepeating(String what, String eventType, List<AlarmSpec.Query> query) {
        return make(ledger.intend(ChangeKinds.ALARM, names.of(what), Map.of()), eventType, query, true);
    }

    private String make(Change change, String eventType, List<AlarmSpec.Query> query, boolean repeat) {
        String id = owner.alarming()
                .createAlarm(new AlarmSpec(
                        change.name(),
                        eventType,
                        query,
                        receiver.alarmUrl().toString(),
                        repeat,
                        SEVERITY,
                        "doctor-functest run " + names.runId()));
        ledger.made(change, id);
        return id;
    }
}
