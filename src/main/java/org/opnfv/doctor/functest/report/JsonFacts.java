package org.opnfv.doctor.functest.report;

import java.time.Instant;
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
        object.put("started", text(facts.started()));
        object.put("ended", text(facts.ended()));
        object.put("installer", facts.installer());
        object.put("profile", facts.profile());
        object.put("timeout_s", JsonReport.number(facts.timeoutS()));
        object.put("alarm_match", facts.alarmMatch());
        object.put("shortcut", facts.shortcut());
        object.put("instances_made", facts.instances());
        object.put("seed", facts.seed());
        object.put("stage", facts.stage());
        object.put("observation", facts.observation());
        object.put("host", host(facts.host()));
        object.put("fault", fault(facts.fault()));
        object.put("arming", arming(facts.arming()));
        object.put(
                "clock_offsets", facts.clocks().stream().map(JsonFacts::clock).toList());
        object.put("host_down_seen", JsonReport.number(facts.hostDownSeen()));
        object.put("recovery", recovery(facts.recovery()));
        return object;
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Map<String, Object> host(RunFacts.Host host) {
        if (host == null) {
            return null;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", host.name());
        object.put("address", host.address());
        return object;
    }

    private static Map<String, Object> fault(RunFacts.Fault fault) {
        if (fault == null) {
            return null;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", fault.kind());
        object.put("injected", JsonReport.number(fault.injected()));
        object.put("bound_s", JsonReport.number(fault.boundS()));
        return object;
    }

    private static Map<String, Object> clock(RunFacts.Clock clock) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("host", clock.host());
        object.put("measured", JsonReport.number(clock.measured()));
        object.put("offset_s", JsonReport.number(clock.offsetS()));
        object.put("bound_s", JsonReport.number(clock.boundS()));
        return object;
    }

    private static Map<String, Object> recovery(RunFacts.Recovery recovery) {
        if (recovery == null) {
            return null;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("link_up", JsonReport.number(recovery.linkUp()));
        object.put("host_up", JsonReport.number(recovery.hostUp()));
        object.put("seconds", JsonReport.number(recovery.seconds()));
        return object;
    }

    private static Map<String, Object> arming(RunFacts.Arming arming) {
        if (arming == null) {
            return null;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("how", arming.how());
        object.put("seconds", JsonReport.number(arming.seconds()));
        object.put("hits", arming.hits());
        return object;
    }
}
