package org.opnfv.doctor.functest.inspector;

import java.util.Collection;
import java.util.Set;
import org.opnfv.doctor.functest.cloud.CloudException;

/**
 * The hosts that an inspector in the cloud takes for down since a monitor said so: it goes on to until it is told otherwise. Every call
 * may fail with a {@link CloudException}.
 */
public interface ReportedHosts {

    /** Those of these hosts that it takes for down. */
    Set<String> down(Collection<String> hosts);

    /** Takes our report about that host back; what others reported stays. It may take effect a little later. */
    void withdraw(String host);
}
