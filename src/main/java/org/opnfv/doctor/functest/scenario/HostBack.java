package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Undo;

/** Brings a host back and waits until Nova has heard of it again: before that none of its instances can be deleted. */
final class HostBack implements Undo {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Undo link;
    private final Compute compute;
    private final Duration timeout;

    HostBack(Undo link, Compute compute, Duration timeout) {
        this.link = link;
        this.compute = compute;
        this.timeout = timeout;
    }

    @Override
    public Map<Change, String> undo(List<Change> batch) {
        Map<Change, String> failed = new LinkedHashMap<>(link.undo(batch));
        for (Change change : batch) {
            if (!failed.containsKey(change)) {
                try {
                    Wait.until("Nova shows " + change.name() + " up", timeout, POLL, () -> isUp(change.name()));
                } catch (CloudException | ScenarioException e) {
                    failed.put(change, e.getMessage());
                }
            }
        }
        return failed;
    }

    private boolean isUp(String host) {
        return compute.computeServices().stream()
                .anyMatch(service -> service.host().equals(host) && service.up());
    }
}
