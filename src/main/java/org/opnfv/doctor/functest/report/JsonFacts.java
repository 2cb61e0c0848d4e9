package org.opnfv.doctor.functest.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.opnfv.doctor.functest.latency.RunFacts;

/** The part of the JSON report that repeats what the run says of itself. */
final class JsonFacts {

    private JsonFacts() {}

    /** All keys; what is not known is null. */
    static Map<String, Object> of(RunFacts facts) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("version", facts.version());
        object.put("started", facts.started());
        object.put("ended", facts.ended());
        object.put("installer", facts.installer());
        object.put("profile", facts.profile());
        object.put("timeout_s", facts.timeoutS());
        object.put("alarm_match", facts.alarmMatch());
        object.put("shortcut", facts.shortcut());
        object.put("instances_made", facts.instances());
        object.put("seed", facts.seed());
        object.put("stage", facts.stage());
        object.put("observation", facts.observation());
        object.put("host", facts.host());
        object.put("fault", facts.fault());
        object.put("arming", facts.arming());
        object.put("clock_offsets", facts.clocks());
        object.put("host_down_seen", facts.hostDownSeen());
        object.put("recovery", recovery(facts.recovery()));
        return object;
    }

    private static Map<String, Object> recovery(RunFacts.Recovery recovery) {
        if (recovery == null) {
            return null;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("link_up", recovery.linkUp());
        object.put("host_up", recovery.hostUp());
        object.put("seconds", recovery.seconds());
        return object;
    }
}
