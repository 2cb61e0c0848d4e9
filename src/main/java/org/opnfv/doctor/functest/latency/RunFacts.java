package org.opnfv.doctor.functest.latency;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.RecordValues;

/**
 * The record of a run, as far as a report shows it; the JSON report contains it as it is. Times are seconds since the epoch, durations
 * are seconds; an unknown value is null, except for lists.
 *
 * @param version version of the program that ran
 * @param started when the run began
 * @param ended when it ended; null while it runs, and when it was killed
 * @param thresholdS latency that passes
 * @param timeoutS longest observation
 * @param alarmMatch {@code instance-id} or {@code display-name}
 * @param shortcut whether the Inspector also sent Nova's notifications itself, bypassing Nova
 * @param monitor who was to find the host dead, by the name of the setting
 * @param inspector who was to mark it
 * @param latencyFrom what a latency counts from, {@code detection} or {@code fault}
 * @param instances how many the run made, on all hosts; null until it has made them all
 * @param stage last stage entered, in lower case
 * @param observation how it ended, in lower case
 * @param clocks the clock of the failed host against ours, before and after the fault
 * @param hostDownSeen when Nova was first seen to show the host down
 * @param sightings what Nova showed that others had done, each thing when it was first seen
 * @param recovery how the host came back
 * @param context its settings, labels and versions; never null
 */
public record RunFacts(
        String version,
        Instant started,
        Instant ended,
        String installer,
        String profile,
        BigDecimal thresholdS,
        BigDecimal timeoutS,
        String alarmMatch,
        Boolean shortcut,
        String monitor,
        String inspector,
        String latencyFrom,
        @JsonProperty("instances_made") Integer instances,
        Long seed,
        String stage,
        String observation,
        Host host,
        Fault fault,
        Arming arming,
        @JsonProperty("clock_offsets") List<Clock> clocks,
        BigDecimal hostDownSeen,
        List<Sighting> sightings,
        Recovery recovery,
        @JsonIgnore Cleanup cleanup,
        @JsonIgnore ContextFacts context) {

    /** Lists, context and what a latency counts from are never null. */
    public RunFacts {
        latencyFrom = latencyFrom == null ? word(Manifest.Origin.DETECTION) : latencyFrom;
        clocks = clocks == null ? List.of() : List.copyOf(clocks);
        sightings = sightings == null ? List.of() : List.copyOf(sightings);
        context = context == null ? ContextFacts.NONE : context;
    }

    /** Of a run whose manifest cannot be read: nothing is known, and nothing is known to be undone. */
    public static final RunFacts NONE = without(null, null, null, new Cleanup(false, false, List.of()));

    /** All that others may be seen to have done. */
    public static final List<String> SEEN =
            Stream.of(Manifest.Seen.values()).map(RunFacts::word).toList();

    /** What others did, in lower case, to which instance by its id (null: to the host), and when that was first seen. */
    public record Sighting(String what, String instance, BigDecimal at) {}

    /** The failed host: its name and the address at which it was probed. */
    public record Host(String name, String address) {}

    /**
     * The kind of fault, when it was injected, and the largest error of that; the bound is null when the host's own time is not known and
     * this is the moment at which we told it.
     */
    public record Fault(String kind, BigDecimal injected, BigDecimal boundS) {}

    /** How far a host's clock was ahead of ours when it was read, and the largest error of that. */
    public record Clock(String host, BigDecimal measured, BigDecimal offsetS, BigDecimal boundS) {}

    /**
     * When the link was up again, when Nova was seen to have a new heartbeat of the host, the seconds between, and the log line with it;
     * the line is null when only {@code run.json} has it.
     */
    public record Recovery(
            BigDecimal linkUp,
            BigDecimal hostUp,
            BigDecimal seconds,
            @JsonIgnore LogRef line) {}

    /** How the notification path was proven, how long that took, and the number of proofs in a row. */
    public record Arming(String how, BigDecimal seconds, int hits) {}

    /** Whether everything was undone, whether it was left in place because the user asked for it, and what went wrong. */
    public record Cleanup(boolean complete, boolean kept, List<String> errors) {

        /** As judged, or as in a manifest. */
        public static Cleanup of(Manifest.Cleanup cleanup) {
            return new Cleanup(
                    cleanup.state() == Manifest.Cleanup.State.COMPLETE,
                    cleanup.state() == Manifest.Cleanup.State.KEPT,
                    cleanup.errors());
        }
    }

    /** Whether a latency counts from the fault, because nothing of ours detected it. */
    @JsonIgnore
    public boolean isFromFault() {
        return word(Manifest.Origin.FAULT).equals(latencyFrom);
    }

    /** Whether there is a manifest; a run of the original harness has none. */
    @JsonIgnore
    public boolean isKnown() {
        return version != null || started != null || stage != null;
    }

    /** Of a run with logs and no manifest, so nothing that we could undo; the host's name and the shortcut may be null. */
    public static RunFacts ofLogs(BigDecimal thresholdS, String hostName, Boolean shortcut) {
        Host host = hostName == null ? null : new Host(hostName, null);
        return without(thresholdS, host, shortcut, new Cleanup(true, false, List.of()));
    }

    /** Without what only a manifest holds. */
    private static RunFacts without(BigDecimal thresholdS, Host host, Boolean shortcut, Cleanup cleanup) {
        Map<String, Object> known = new HashMap<>();
        known.put("thresholdS", thresholdS);
        known.put("host", host);
        known.put("shortcut", shortcut);
        known.put("cleanup", cleanup);
        return RecordValues.make(RunFacts.class, known);
    }

    /** What a record tells by itself, without the logs. */
    public static RunFacts of(Manifest manifest, Manifest.Cleanup cleanup) {
        return of(manifest, cleanup, null);
    }

    static RunFacts of(Manifest manifest, Manifest.Cleanup cleanup, RecoveryLine back) {
        return new RunFacts(
                manifest.version(),
                manifest.started(),
                manifest.ended(),
                manifest.installer(),
                manifest.profile(),
                ManifestTimes.finite(manifest.thresholdS()).orElse(null),
                ManifestTimes.finite(manifest.timeoutS()).orElse(null),
                manifest.alarmMatch(),
                manifest.shortcut(),
                manifest.chain() == null ? null : manifest.chain().monitor(),
                manifest.chain() == null ? null : manifest.chain().inspector(),
                word(manifest.latencyFrom()),
                manifest.instances().isEmpty() ? null : manifest.instances().size(),
                manifest.seed(),
                word(manifest.stage()),
                word(manifest.observation()),
                manifest.host() == null
                        ? null
                        : new Host(manifest.host().name(), manifest.host().address()),
                manifest.fault() == null
                        ? null
                        : new Fault(
                                manifest.fault().kind(),
                                ManifestTimes.injected(manifest).orElse(null),
                                number(manifest.fault().boundS())),
                arming(manifest.arming()),
                manifest.clockOffsets().stream().map(RunFacts::clock).toList(),
                ManifestTimes.hostDownSeen(manifest).orElse(null),
                manifest.sightings().stream().map(RunFacts::sighting).toList(),
                manifest.fault() == null ? null : recovery(manifest.recovery(), back),
                Cleanup.of(cleanup),
                ContextFacts.of(manifest.context()));
    }

    private static Sighting sighting(Manifest.Sighting one) {
        return new Sighting(word(one.what()), one.instance(), number(one.at()));
    }

    private static Clock clock(Manifest.MeasuredClock clock) {
        return new Clock(clock.host(), number(clock.measured()), number(clock.offsetS()), number(clock.boundS()));
    }

    private static Recovery recovery(Manifest.Recovery recovery, RecoveryLine back) {
        if (recovery == null) {
            return null;
        }
        BigDecimal hostUp = number(recovery.hostUp());
        LogRef line = back != null && back.tells(hostUp) ? back.line() : null;
        return new Recovery(number(recovery.linkUp()), hostUp, number(recovery.seconds()), line);
    }

    private static BigDecimal number(Double number) {
        return number == null ? null : ManifestTimes.finite(number).orElse(null);
    }

    private static Arming arming(Manifest.Arming arming) {
        return arming == null
                ? null
                : new Arming(
                        arming.how(), ManifestTimes.finite(arming.seconds()).orElse(null), arming.hits());
    }

    private static String word(Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }
}
