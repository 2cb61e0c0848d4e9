package org.opnfv.doctor.functest.run;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The record of a run: what it was and how far it got. The content of {@code run.json}.
 *
 * <p>Our own format. Instants are UTC with microseconds, members ending in {@code S} are seconds, times of the fault and of the host's
 * state are seconds since the epoch. An unknown member is null, a list is never null.
 *
 * @param id the run's id, six lower-case letters and digits; that of an iteration ends in its name
 * @param folder the name of the run folder; that of an iteration begins with its series'
 * @param version the version of the program that made it
 * @param started when the run began
 * @param ended when it ended; null while it runs and after a crash
 * @param installer the installer's name
 * @param profile the profile, by name or file
 * @param thresholdS the largest passing latency, in seconds
 * @param timeoutS the longest wait for notifications, in seconds
 * @param alarmMatch {@code instance-id} or {@code display-name}
 * @param shortcut whether the Inspector also sent Nova's notifications itself, bypassing Nova
 * @param proof whether only the notification path was proven, so that it is no measurement
 * @param host the failed host; null before it was chosen
 * @param chain who was to find the host dead and to mark it; null before it was chosen: ours
 * @param seed the seed of the choice; null when there was none
 * @param sla the service level that it has to meet, as written; null for none
 * @param instances every test instance
 * @param expected the ids of those on the failed host, whose owners must be notified
 * @param changes the least number of changes in its ledger; null before the first
 * @param stage the last stage that was entered
 * @param fault the fault; null when it was never injected
 * @param arming how the notification path was proven alive; null when it was not
 * @param observation null when it never began, else how it ended
 * @param missing the ids of the expected instances whose owner was not notified when it ended; null until then. What {@code consumer.log}
 *     lacks and this does not name is a lost line
 * @param clockOffsets the clock of the failed host against ours, before and after; empty where there is one clock
 * @param sightings what Nova and Masakari showed that others had done, in the order in which it was seen; empty where nobody looked
 * @param hostDownSeen when Nova was first seen to show the host down; null when never
 * @param recovery how the host came back; null when it was not seen to
 * @param seals the digests of the logs when the run ended, by file name; null until then
 * @param problem the first failure of a run that could not go on, one line
 * @param diagnosis the link of the notification path that was found broken when somebody was not told, one line; null for none
 * @param left what others had done, or hosts beside the failed one that seemed dead, and the run left to them, one line each
 * @param maintenance what was to be maintained; null for a run with a fault
 * @param cleanup the outcome of the undo
 * @param context its settings, labels and versions; never null
 */
public record Manifest(
        String id,
        String folder,
        String version,
        Instant started,
        Instant ended,
        String installer,
        String profile,
        double thresholdS,
        double timeoutS,
        String alarmMatch,
        boolean shortcut,
        boolean proof,
        FailedHost host,
        Chain chain,
        Long seed,
        String sla,
        List<TestInstance> instances,
        List<String> expected,
        Integer changes,
        Stage stage,
        InjectedFault fault,
        Arming arming,
        Observation observation,
        List<String> missing,
        List<MeasuredClock> clockOffsets,
        List<Sighting> sightings,
        Double hostDownSeen,
        Recovery recovery,
        Map<String, String> seals,
        String problem,
        String diagnosis,
        List<String> left,
        Maintenance maintenance,
        Cleanup cleanup,
        ManifestContext context) {

    /** Lists are never null, whatever the file holds, except {@code missing} and {@code seals}. */
    public Manifest {
        instances = instances == null ? List.of() : List.copyOf(instances);
        clockOffsets = clockOffsets == null ? List.of() : List.copyOf(clockOffsets);
        sightings = sightings == null ? List.of() : List.copyOf(sightings);
        left = left == null ? List.of() : List.copyOf(left);
        expected = expected == null ? List.of() : List.copyOf(expected);
        missing = missing == null ? null : List.copyOf(missing);
        seals = seals == null ? null : Collections.unmodifiableMap(new TreeMap<>(seals));
        cleanup = cleanup == null ? Cleanup.INCOMPLETE : cleanup;
        context = context == null ? ManifestContext.UNKNOWN : context;
    }

    /** The stages of a run, in order. */
    public enum Stage {
        PREPARE,
        ARM,
        INJECT,
        OBSERVE,
        /** In place of inject and observe. */
        MAINTAIN,
        RESTORE,
        DONE
    }

    /** How an observation ended: all seen, time up, time up without a last answer of Nova, interrupted by the user, or failed. */
    public enum Observation {
        COMPLETE,
        TIMEOUT,
        UNANSWERED,
        INTERRUPTED,
        FAILED
    }

    /** What a latency counts from: the detection of the dead host, or the fault where nobody of ours detects it. */
    public enum Origin {
        DETECTION,
        FAULT
    }

    /** Who finds the host dead, and who marks it, by the names of settings, and what the latency counts from. */
    public record Chain(String monitor, String inspector, Origin latencyFrom) {}

    /** What Nova can show of a host or an instance, and Masakari of its own work. */
    public enum Seen {
        HOST_FORCED_DOWN,
        HOST_DISABLED,
        INSTANCE_ERROR,
        INSTANCE_REBUILDING,
        INSTANCE_ELSEWHERE,
        INSTANCE_ACTIVE_AGAIN,
        INSTANCE_DELETED,
        /** Masakari was told of the host; by its own clock, in whole seconds, as the next two. */
        MASAKARI_TOLD,
        /** It began to evacuate an instance. */
        MASAKARI_BEGAN,
        /** It found the instance elsewhere. */
        MASAKARI_ENDED
    }

    /** What was shown, of which instance by its id (null: of the host), and when that was first seen by our clock. */
    public record Sighting(Seen what, String instance, double at) {}

    /**
     * Planned maintenance.
     *
     * @param hosts the hosts to maintain; empty until they are known
     * @param instances how many test instances there are before, and have to be again afterwards; 0 until that is known
     */
    public record Maintenance(List<String> hosts, int instances) {
        /** Copies the list. */
        public Maintenance {
            hosts = hosts == null ? List.of() : List.copyOf(hosts);
        }
    }

    /** The host taken down, and the address at which it was probed. */
    public record FailedHost(String name, String address) {}

    /** A test instance: its name and Nova id, the host it ran on, and the Aodh id of its alarm (null before it had one). */
    public record TestInstance(String name, String id, String host, String alarm) {}

    /**
     * The fault.
     *
     * @param kind the kind of fault
     * @param injected when, in seconds since the epoch of our clock
     * @param boundS the largest error of that, in seconds; null when the host's own time is not known, and this is when we told it
     */
    public record InjectedFault(String kind, double injected, Double boundS) {}

    /**
     * The offset of a host's clock from ours.
     *
     * @param host its name
     * @param measured when, in seconds since the epoch of our clock
     * @param offsetS how far it is ahead, in seconds
     * @param boundS the largest error of that, in seconds
     */
    public record MeasuredClock(String host, double measured, double offsetS, double boundS) {}

    /**
     * How the host came back.
     *
     * @param linkUp when its link was up, or the equivalent of another fault was undone, in seconds since the epoch of our clock
     * @param hostUp when Nova was first seen to have a new heartbeat of it
     * @param seconds from the one to the other
     */
    public record Recovery(double linkUp, double hostUp, double seconds) {}

    /** How the path was proven, how long that took in seconds, and the number of proofs in a row. */
    public record Arming(String how, double seconds, int hits) {}

    /** The outcome of the undo, with one line for each change that could not be undone. */
    public record Cleanup(State state, List<String> errors) {

        /** Nothing has been undone yet. */
        public static final Cleanup INCOMPLETE = new Cleanup(State.INCOMPLETE, List.of());

        /** The list is never null. */
        public Cleanup {
            errors = errors == null ? List.of() : List.copyOf(errors);
        }

        /** Complete, not (yet) complete, or left in place because the user asked for it. */
        public enum State {
            COMPLETE,
            INCOMPLETE,
            KEPT
        }
    }

    /** What its latency counts from. */
    public Origin latencyFrom() {
        return chain == null || chain.latencyFrom() == null ? Origin.DETECTION : chain.latencyFrom();
    }

    /** A draft that starts as a copy of this manifest. */
    public ManifestDraft edit() {
        return new ManifestDraft(this);
    }
}
