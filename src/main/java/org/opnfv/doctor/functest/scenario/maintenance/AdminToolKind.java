package org.opnfv.doctor.functest.scenario.maintenance;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.maintenance.Journal;
import org.opnfv.doctor.functest.maintenance.ToolAccess;
import org.opnfv.doctor.functest.maintenance.ToolNotices;
import org.opnfv.doctor.functest.registry.Named;
import org.opnfv.doctor.functest.registry.Registry;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.fault.FaultDuringMaintenance;

/** A kind of admin tool, the operator's side of planned maintenance. Each is listed in {@code META-INF/services}. */
public interface AdminToolKind extends Named {

    /** What a cloud lacks for it, in one line; changes nothing. */
    default Optional<String> lacks(Cloud cloud) {
        return Optional.empty();
    }

    /**
     * Opens it for one session.
     *
     * @throws IOException when it cannot listen, with one line that says why
     */
    Opened open(Request request) throws IOException;

    /** The one of that name; fails when there is none. */
    static AdminToolKind named(String name) {
        return Registry.named(AdminToolKind.class, name);
    }

    /**
     * What it may work with.
     *
     * @param owner the cloud as the owner of the instances sees it
     * @param faults a fault meanwhile; null where there is none
     * @param journal of the admin tool
     * @param seen what is seen in Nova
     */
    record Request(
            RunContext context,
            MaintenancePlan plan,
            MaintainableHosts hosts,
            Cloud owner,
            Publisher publisher,
            FaultDuringMaintenance faults,
            Journal journal,
            Journal seen,
            NovaWatch watch) {}

    /** One that is open. Closing it ends what it may still change in the cloud, as far as it is ours. */
    interface Opened extends AutoCloseable {

        /** What its notices are. */
        ToolNotices notices();

        /** The owner's way to it. */
        ToolAccess forOwner();

        /** The operator's way to it. */
        ToolAccess forOperator();

        /** The URL that sessions are made at. */
        String sessions();

        /** The {@link org.opnfv.doctor.functest.maintenance.Notices#key keys} of the notices so far, where they are known. */
        default Set<String> published() {
            return Set.of();
        }

        /** Whoever watches hosts is told of one. */
        default void told(String host, String state) {}

        /** What stands in the ledger of a host that it may disable, besides its name. */
        default Map<String, String> disables() {
            return Map.of();
        }

        /** A session is about to be asked for. */
        default void begins() {}

        /** It has begun it. */
        default void begun(String session, List<String> hosts) {}

        /** It shows that state now. */
        default void entered(String state) {}

        /** The session is over, and all is answered. */
        default void ended() {}

        @Override
        default void close() {}
    }
}
