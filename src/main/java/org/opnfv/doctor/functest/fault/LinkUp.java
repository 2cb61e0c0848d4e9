package org.opnfv.doctor.functest.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Undo;

/** The way back from {@link LinkDown}. */
public final class LinkUp implements Undo {
    private final Function<String, Host> hosts;

    /** Finds a host by its name; the function fails with a {@link HostException} when there is none. */
    public LinkUp(Function<String, Host> hosts) {
        this.hosts = hosts;
    }

    @Override
    public Map<Change, String> undo(List<Change> batch) {
        Map<Change, String> failed = new LinkedHashMap<>();
        for (Change change : batch) {
            try {
                hosts.apply(change.name()).link().up();
            } catch (HostException e) {
                failed.put(change, e.getMessage());
            }
        }
        return failed;
    }
}
