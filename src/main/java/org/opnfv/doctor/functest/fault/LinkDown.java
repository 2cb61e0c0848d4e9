package org.opnfv.doctor.functest.fault;

import java.time.Instant;
import java.util.Map;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.run.Epoch;
import org.slf4j.Logger;

/** The fault of a cut cable: the host's link is taken down. */
public final class LinkDown {
    /** The name of this fault in a manifest and in the ledger. */
    public static final String KIND = "link-down";

    private final Host host;
    private final Ledger ledger;
    private final Logger log;

    /** For that host; the way back goes to the ledger. */
    public LinkDown(Host host, Ledger ledger, Logger log) {
        this.host = host;
        this.ledger = ledger;
        this.log = log;
    }

    /** Writes the way back to the ledger; must come before {@link #inject}. */
    public Change announce() {
        return ledger.intend(KIND, host.name(), Map.of());
    }

    /**
     * Takes the link down.
     *
     * @return the moment just before it was told to go, by our clock
     * @throws org.opnfv.doctor.functest.host.HostException when the host does not do it
     */
    public Instant inject() {
        Instant before = Instant.now();
        host.link().down();
        Instant after = Instant.now();
        log.info("doctor set link down at {} host={}", Epoch.text(before), host.name());
        log.info("the link of {} was seen down at {}", host.name(), Epoch.text(after));
        return before;
    }
}
