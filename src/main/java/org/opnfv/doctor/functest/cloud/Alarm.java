package org.opnfv.doctor.functest.cloud;

import java.util.List;

/**
 * An alarm of Aodh.
 *
 * @param state {@code insufficient data}, {@code ok} or {@code alarm}
 * @param enabled whether it is evaluated at all
 * @param actions the URLs posted to when it fires
 */
public record Alarm(String id, String name, String state, boolean enabled, List<String> actions) {

    /** Whether it is in the state in which its actions were called. */
    public boolean hasFired() {
        return "alarm".equals(state);
    }
}
