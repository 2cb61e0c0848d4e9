package org.opnfv.doctor.functest.inspector;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.registry.Named;
import org.opnfv.doctor.functest.registry.Registry;

/** A kind of inspector. Each is listed in {@code META-INF/services}. */
public interface Inspector extends Named {

    /** Who marks a dead host and its instances in Nova. */
    enum Marking {
        /** This program, which any monitor may tell. */
        OURS,
        /** Somebody else's program, because our Monitor tells it: what it marks is taken back like our own marks. */
        FOREIGN,
        /** Whoever does it by himself, or nobody: what others do is theirs to take back. */
        NOBODY
    }

    /** Who marks. */
    Marking marking();

    /**
     * Opens it for one fault. What its service of the cloud does not answer is a {@link CloudException}.
     *
     * @throws IOException when it cannot listen, or something is missing, with one line that says why
     */
    Inspection open(InspectionRequest request) throws IOException;

    /**
     * Looks whether its service of the cloud is there and gives it what it needs; returns what it found, in a few words, and nothing where
     * it is no service of the cloud. Changes nothing. What the service does not answer is a {@link CloudException}.
     *
     * @throws IOException when something is missing, in one line
     */
    default Optional<String> look(Cloud cloud) throws IOException {
        return Optional.empty();
    }

    /** The rule by which it marks in that cloud, to be added under that name; empty for one that needs none of ours. */
    default Optional<MarkingRule> rule(Cloud cloud, String name) {
        return Optional.empty();
    }

    /** What it keeps in the cloud of what it is told; empty where it keeps nothing there, or the cloud has none. */
    default Optional<ReportedHosts> reported(Cloud cloud) {
        return Optional.empty();
    }

    /** All of them. */
    static List<Inspector> all() {
        return Registry.names(Inspector.class).stream().map(Inspector::named).toList();
    }

    /** The one of that name; fails when there is none. */
    static Inspector named(String name) {
        return Registry.named(Inspector.class, name);
    }
}
