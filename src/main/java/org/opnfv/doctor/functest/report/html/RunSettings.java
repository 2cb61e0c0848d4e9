package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.report.CleanupOutcome;
import org.opnfv.doctor.functest.report.Printable;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.series.Series;

/** The record of a run, as rows of a name and a text; unknown values are left out. */
final class RunSettings {

    static final List<String> HEADS = List.of("setting", "value");

    /** Lines of a kind before "and N more". */
    private static final int SHOWN = 3;

    private final List<List<String>> rows = new ArrayList<>();

    private RunSettings() {}

    /** The source of the record: the original's runs have none, and ours may be damaged or belong to another run. */
    static String caption(RunFacts facts) {
        return facts.isKnown()
                ? "What the run was made with, as run.json has it"
                : "What is known of the run without its run.json";
    }

    /** An iteration has undone its own changes, and the series the shared ones. */
    static List<List<String>> rows(Assessment run, Series series) {
        RunFacts facts = run.facts();
        RunSettings view = new RunSettings();
        view.row("run", run.run());
        view.row("folder", run.folder());
        view.row("program", facts.version() == null ? null : "doctor-functest " + facts.version());
        view.row("started", TextFormat.time(facts.started()));
        view.row("ended", TextFormat.time(facts.ended()));
        view.row("installer", facts.installer());
        view.row("profile", facts.profile());
        view.row("host", host(facts.host()));
        view.row("fault", facts.fault() == null ? null : facts.fault().kind());
        view.row("threshold", seconds(facts.thresholdS()));
        view.row("timeout of the observation", seconds(facts.timeoutS()));
        view.row("alarms know instances by", facts.alarmMatch());
        view.row("shortcut past Nova", Boolean.TRUE.equals(facts.shortcut()) ? "taken" : null);
        view.row("instances made", facts.instances());
        view.row("seed", facts.seed());
        view.row("path proven by", arming(facts.arming()));
        for (RunFacts.Clock clock : facts.clocks()) {
            view.row("clock of " + clock.host(), clock(clock));
        }
        boolean part = series.folder() != null && !series.isOneRun();
        view.row(part ? "cleanup of this iteration" : "cleanup", cleanup(CleanupOutcome.of(run)));
        return view.rows;
    }

    private void row(String name, Object value) {
        if (value != null) {
            rows.add(List.of(Printable.line(name), Printable.line(value.toString())));
        }
    }

    private static String seconds(BigDecimal seconds) {
        return seconds == null ? null : seconds.stripTrailingZeros().toPlainString() + " s";
    }

    private static String host(RunFacts.Host host) {
        return host == null ? null : host.address() == null ? host.name() : host.name() + " (" + host.address() + ")";
    }

    /** A clock that is not ahead is described as behind. */
    private static String clock(RunFacts.Clock clock) {
        BigDecimal offset = clock.offsetS();
        return offset == null || clock.boundS() == null
                ? null
                : duration(offset.abs()) + (offset.signum() < 0 ? " behind ours" : " ahead of ours") + ", give or take "
                        + duration(clock.boundS());
    }

    private static String duration(BigDecimal seconds) {
        return Unit.of(seconds).text(seconds);
    }

    private static String arming(RunFacts.Arming arming) {
        if (arming == null) {
            return null;
        }
        String proofs = arming.how() + ", " + arming.hits() + " in a row";
        return arming.seconds() == null ? proofs : proofs + ", after " + duration(arming.seconds());
    }

    static String cleanup(CleanupOutcome undo) {
        return switch (undo.state()) {
            case NOT_KNOWN -> "not known";
            case COMPLETE -> "complete";
            case KEPT -> "kept, as asked";
            case INCOMPLETE ->
                String.join(
                        "; ",
                        Stream.concat(Stream.of("incomplete"), TextFormat.limited(undo.errors(), SHOWN).stream())
                                .toList());
        };
    }
}
