package org.opnfv.doctor.functest.scenario;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.patch.Patcher;
import org.opnfv.doctor.functest.run.RunState;

/** The kinds of changes that a run writes to the ledger. */
public final class ChangeKinds {
    static final String CLOUD = RunState.CLOUD;
    static final String PROJECT = "project";
    static final String USER = "user";
    static final String ROLE = "role";
    static final String GRANT = "grant";
    static final String QUOTA = "quota";
    static final String FLAVOR = "flavor";
    static final String IMAGE = "image";
    static final String NETWORK = "network";
    static final String SUBNET = "subnet";
    /** A port of the test's own, by its name. */
    public static final String PORT = "port";
    /** A group of instances, by its name. */
    public static final String SERVER_GROUP = "server-group";

    static final String INSTANCE = "instance";
    /** An alarm, by its name. */
    public static final String ALARM = "alarm";
    /** A template of Vitrage's, by its name. */
    public static final String TEMPLATE = "template";
    /** A host that is forced down in Nova. */
    public static final String FORCED_DOWN = "forced-down";
    /** An instance whose state is changed, by its id. */
    public static final String INSTANCE_STATE = "instance-state";

    /** A host that is excluded from scheduling in Nova. */
    public static final String DISABLED = "disabled";
    /** Among the details of that: the reason that Nova shows, where it is not the run's own. */
    public static final String REASON = "reason";
    /** A session of Fenix, by its id. */
    public static final String SESSION = "maintenance-session";
    /** Among the details of that: the ids of those that there were before, with commas between. */
    public static final String BEFORE = "before";

    /** An instance that is moved to another host, by its id. */
    public static final String MOVED = "moved";
    /** A port whose data-plane status is changed, by its id. */
    public static final String PORT_STATUS = "port-status";
    /** Among the details of that: the status before; absent when it had none. */
    public static final String STATUS = "status";
    /** Among the details of that: it is not the test's. */
    public static final String OTHERS = "others";

    /** A host that an inspector in the cloud was told is down. */
    public static final String REPORTED_DOWN = "reported-down";
    /** Among the details of that: which inspector. */
    public static final String INSPECTOR = "inspector";

    /** The details of a fault on which others in the cloud act: what they do is theirs to take back. */
    public static final Map<String, String> OTHERS_ACT = Map.of(HostRecovery.OTHERS_ACT, "true");

    /** The changes of the fault, or of the deployment itself: undone in any case, even when the resources are kept. */
    static final Set<String> NEVER_KEPT = Stream.concat(
                    Arrays.stream(FaultKind.values()).map(FaultKind::word),
                    Stream.of(
                            FORCED_DOWN,
                            INSTANCE_STATE,
                            PORT_STATUS,
                            REPORTED_DOWN,
                            TEMPLATE,
                            DISABLED,
                            SESSION,
                            MOVED,
                            Patcher.KIND))
            .collect(Collectors.toUnmodifiableSet());

    /** What no instance and no host is in the way of, and nothing else but the project: the image is not, where disks are clones of it. */
    static final Set<String> APART = Set.of(ALARM, FLAVOR, QUOTA, GRANT, USER);

    private static final Set<String> IN_NETWORKS = Set.of(INSTANCE, PORT);
    private static final Set<String> IN_PROJECTS =
            Set.of(ALARM, INSTANCE, SERVER_GROUP, IMAGE, NETWORK, SUBNET, PORT, GRANT, QUOTA, USER);

    private ChangeKinds() {}

    /**
     * Whether one kind must be undone before another can be. Nova does not show a host up that is forced down, deletes nothing on a host
     * that it cannot reach, and answers nobody while it restarts with its own configuration; an inspector that takes a host for down may
     * mark it again, and a session goes on disabling hosts.
     */
    static boolean isBefore(String first, String then) {
        return switch (then) {
            case INSTANCE -> FaultKind.named(first).isPresent() || first.equals(PORT_STATUS);
            case TEMPLATE, FORCED_DOWN, INSTANCE_STATE -> first.equals(REPORTED_DOWN);
            case SUBNET, NETWORK -> IN_NETWORKS.contains(first);
            case DISABLED -> first.equals(SESSION);
            case PROJECT -> IN_PROJECTS.contains(first);
            case Patcher.KIND -> !first.equals(Patcher.KIND);
            default -> FaultKind.named(then).isPresent() && first.equals(FORCED_DOWN);
        };
    }
}
