package org.opnfv.doctor.functest.embedded.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.opnfv.doctor.functest.http.Json;

/** Faults of calls: delays, resets, and changes of the cloud during a call. */
final class CallFaults {

    private CallFaults() {}

    /** Done after a delay, or done at once and answered after it. */
    static FaultEffect delay(Duration time, boolean after) {
        return visit -> {
            RelayedResponse answer = after ? visit.forward() : null;
            visit.pass(time);
            visit.answer(after ? answer : visit.forward());
        };
    }

    /** The connection is reset: the call never arrived, or its answer is lost. */
    static FaultEffect reset(boolean after) {
        return visit -> {
            if (after) {
                visit.forward();
            }
            visit.reset();
        };
    }

    /** All tokens issued so far are revoked, also the one of this call. */
    static FaultEffect revoke() {
        return visit -> {
            visit.doors().seen().revoke();
            visit.answer(ResponseFaults.unauthorized());
        };
    }

    /** The link of a host goes down (or up when it is down), and back after that time. */
    static FaultEffect flap(String host, boolean up, Duration time) {
        return visit -> {
            visit.doors().link(host, up);
            visit.doors().threads().execute(() -> back(visit, host, !up, time));
            visit.answer(visit.forward());
        };
    }

    private static void back(ProxiedCall visit, String host, boolean up, Duration time) {
        try {
            visit.pass(time);
            visit.doors().link(host, up);
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        } catch (InterruptedException shut) {
            Thread.currentThread().interrupt();
        }
    }

    /** All alarms made through the proxy are deleted before this call is done. */
    static FaultEffect alarmsDeleted() {
        return visit -> {
            for (Map.Entry<String, RelayedRequest> alarm :
                    visit.doors().seen().alarms().entrySet()) {
                visit.doors().relay().send(of(alarm, "DELETE", new byte[0]));
            }
            visit.answer(visit.forward());
        };
    }

    /** All these alarms are disabled. */
    static FaultEffect alarmsDisabled() {
        return visit -> {
            for (Map.Entry<String, RelayedRequest> alarm :
                    visit.doors().seen().alarms().entrySet()) {
                RelayedResponse now = visit.doors().relay().send(of(alarm, "GET", new byte[0]));
                ObjectNode changed = (ObjectNode) Json.mapper().readTree(now.body());
                changed.put("enabled", false);
                visit.doors().relay().send(of(alarm, "PUT", Json.mapper().writeValueAsBytes(changed)));
            }
            visit.answer(visit.forward());
        };
    }

    private static RelayedRequest of(Map.Entry<String, RelayedRequest> alarm, String method, byte[] body) {
        RelayedRequest made = alarm.getValue();
        return new RelayedRequest(made.behind(), method, "/v2/alarms/" + alarm.getKey(), made.headers(), body);
    }
}
