package org.opnfv.doctor.functest.scenario.maintenance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.maintenance.Scaling;
import org.opnfv.doctor.functest.scenario.InstanceSetup;
import org.opnfv.doctor.functest.scenario.Interruption;
import org.opnfv.doctor.functest.scenario.ResourceNames;
import org.opnfv.doctor.functest.scenario.Wait;

/** The owner's instances: it gives up the two that it made last, as a host has room for two, and makes new ones in the end. */
final class OwnerScaling implements Scaling {
    private static final int GIVEN_UP = 2;
    private static final Duration POLL = Duration.ofMillis(200);

    private final Compute owner;
    private final InstanceSetup boot;
    private final ResourceNames names;
    private final Interruption interruption;
    private final Duration timeout;
    private final Map<String, String> ids;
    private final int all;

    /**
     * Does nothing yet.
     *
     * @param ids those that there are, by name, in the order in which they were made
     */
    OwnerScaling(
            Compute owner,
            InstanceSetup boot,
            ResourceNames names,
            Interruption interruption,
            Duration timeout,
            Map<String, String> ids) {
        this.owner = owner;
        this.boot = boot;
        this.names = names;
        this.interruption = interruption;
        this.timeout = timeout;
        this.ids = new LinkedHashMap<>(ids);
        all = ids.size();
    }

    @Override
    public void in(List<String> instances) {
        List<String> mine = new ArrayList<>(ids.values());
        List<String> last = instances.stream()
                .filter(mine::contains)
                .sorted(Comparator.comparing(mine::indexOf).reversed())
                .limit(GIVEN_UP)
                .toList();
        last.forEach(owner::deleteInstance);
        Wait.until(
                "the owner's instances " + last + " are gone",
                timeout,
                POLL,
                () -> last.stream().allMatch(id -> owner.instance(id).isEmpty()));
        ids.values().removeAll(last);
    }

    @Override
    public void out() {
        List<String> missing = names.instances(2 * all).stream()
                .skip(all)
                .limit(all - ids.size())
                .toList();
        Map<String, String> made = boot.create(missing);
        boot.awaitActive(made, interruption);
        ids.putAll(made);
    }
}
