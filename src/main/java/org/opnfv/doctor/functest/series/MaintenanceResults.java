package org.opnfv.doctor.functest.series;

import java.util.List;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;

/**
 * A run of planned maintenance, judged by its rules and then by a service level.
 *
 * @param run by the rules alone
 * @param sla one row a criterion; empty without criteria
 */
public record MaintenanceResults(MaintenanceAssessment run, List<SlaResult> sla) {

    /** Copies the list. */
    public MaintenanceResults {
        sla = List.copyOf(sla);
    }

    /** By the criteria that it was made with. */
    public static MaintenanceResults asAsked(MaintenanceAssessment run) {
        return new MaintenanceResults(run, Sla.asked(run.sla(), sla -> sla.assess(run)));
    }

    /** By its rules alone. */
    public static MaintenanceResults byRules(MaintenanceAssessment run) {
        return new MaintenanceResults(run, List.of());
    }

    /** By other criteria. */
    public static MaintenanceResults of(MaintenanceAssessment run, Sla sla) {
        return new MaintenanceResults(run, sla.assess(run));
    }

    /** That of the rules; where they are kept, FAIL when a criterion fails, else UNKNOWN when one has no data. */
    public Verdict verdict() {
        List<SlaOutcome> outcomes = sla.stream().map(SlaResult::outcome).toList();
        if (run.verdict() != Verdict.PASS) {
            return run.verdict();
        }
        return outcomes.contains(SlaOutcome.FAIL)
                ? Verdict.FAIL
                : outcomes.contains(SlaOutcome.NO_DATA) ? Verdict.UNKNOWN : Verdict.PASS;
    }

    /** Why it is not PASS, one line each; empty for PASS. */
    public List<String> reasons() {
        return run.verdict() != Verdict.PASS
                ? run.reasons()
                : sla.stream()
                        .filter(row -> row.outcome() != SlaOutcome.PASS)
                        .map(row -> row.criterion() + ": " + row.words())
                        .toList();
    }
}
