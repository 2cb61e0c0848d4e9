package org.opnfv.doctor.functest.embedded.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.opnfv.doctor.functest.http.Json;

/** Calls that are late or lost, and what else breaks in the cloud while they are made. */
final class Broken {

    private Broken() {}

    /** Done so much later, or at once and answered so much later. */
    static Trouble delay(Duration time, boolean after) {
        return visit -> {
            Answer answer = after ? visit.forward() : null;
            visit.pass(time);
            visit.answer(after ? answer : visit.forward());
        };
    }

    /** The connection is reset: the call never arrived, or was done and its answer is lost. */
    static Trouble reset(boolean after) {
        return visit -> {
            if (after) {
                visit.forward();
            }
            visit.reset();
        };
    }

    /** All tokens given out so far are worthless from now on, that of this call too. */
    static Trouble revoke() {
        return visit -> {
            visit.doors().seen().revoke();
            visit.answer(Spoiled.unauthorized());
        };
    }

    /** The link of a host goes down, or up when it is down, and back after a while. */
    static Trouble flap(String host, boolean up, Duration time) {
        return visit -> {
            visit.doors().link(host, up);
            visit.doors().threads().execute(() -> back(visit, host, !up, time));
            visit.answer(visit.forward());
        };
    }

    private static void back(Visit visit, String host, boolean up, Duration time) {
        try {
            visit.pass(time);
            visit.doors().link(host, up);
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        } catch (InterruptedException shut) {
            Thread.currentThread().interrupt();
        }
    }

    /** Somebody deletes all alarms that were made through the doors, before this call is done. */
    static Trouble alarmsDeleted() {
        return visit -> {
            for (Map.Entry<String, Request> alarm :
                    visit.doors().seen().alarms().entrySet()) {
                visit.doors().relay().send(of(alarm, "DELETE", new byte[0]));
            }
            visit.answer(visit.forward());
        };
    }

    /** Somebody disables them. */
    static Trouble alarmsDisabled() {
        return visit -> {
            for (Map.Entry<String, Request> alarm :
                    visit.doors().seen().alarms().entrySet()) {
                Answer now = visit.doors().relay().send(of(alarm, "GET", new byte[0]));
                ObjectNode changed = (ObjectNode) Json.mapper().readTree(now.body());
                changed.put("enabled", false);
                visit.doors().relay().send(of(alarm, "PUT", Json.mapper().writeValueAsBytes(changed)));
            }
            visit.answer(visit.forward());
        };
    }

    private static Request of(Map.Entry<String, Request> alarm, String method, byte[] body) {
        Request made = alarm.getValue();
        return new Request(made.behind(), method, "/v2/alarms/" + alarm.getKey(), made.headers(), body);
    }
}
