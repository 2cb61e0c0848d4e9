package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;

/** What a run says of itself, as rows of a name and words; what is not known is left out. */
final class SettingsView {

    private final List<List<String>> rows = new ArrayList<>();

    private SettingsView() {}

    static List<List<String>> rows(Assessment run) {
        RunFacts facts = run.facts();
        SettingsView view = new SettingsView();
        view.row("run", run.run());
        view.row("folder", run.folder());
        view.row("program", facts.version() == null ? null : "doctor-functest " + facts.version());
        view.row("started", facts.started());
        view.row("ended", facts.ended());
        view.row("installer", facts.installer());
        view.row("profile", facts.profile());
        view.row("host", host(facts.host()));
        view.row("fault", facts.fault() == null ? null : facts.fault().kind());
        view.row("threshold", seconds(facts.thresholdS()));
        view.row("observed for at most", seconds(facts.timeoutS()));
        view.row("alarms know instances by", facts.alarmMatch());
        view.row("seed", facts.seed());
        view.row("path proven by", arming(facts.arming()));
        for (RunFacts.Clock clock : facts.clocks()) {
            view.row(
                    "clock of " + clock.host(),
                    seconds(clock.offsetS()) + " ahead of ours, give or take " + seconds(clock.boundS()));
        }
        view.row("cleanup", facts.isKnown() ? cleanup(facts.cleanup()) : null);
        return view.rows;
    }

    private void row(String name, Object value) {
        if (value != null) {
            rows.add(List.of(name, value.toString()));
        }
    }

    private static String seconds(BigDecimal seconds) {
        return seconds == null ? null : seconds.stripTrailingZeros().toPlainString() + " s";
    }

    private static String host(RunFacts.Host host) {
        return host == null ? null : host.address() == null ? host.name() : host.name() + " (" + host.address() + ")";
    }

    private static String arming(RunFacts.Arming arming) {
        return arming == null
                ? null
                : arming.how() + ", " + arming.hits() + " in a row, after " + seconds(arming.seconds());
    }

    private static String cleanup(RunFacts.Cleanup cleanup) {
        return cleanup.complete()
                ? "complete"
                : cleanup.kept() ? "kept, as asked" : "incomplete: " + String.join("; ", cleanup.errors());
    }
}
