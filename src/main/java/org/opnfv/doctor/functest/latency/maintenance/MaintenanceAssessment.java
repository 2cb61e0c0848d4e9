package org.opnfv.doctor.functest.latency.maintenance;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.LatencySummary;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunState;

/**
 * The verdict on a run of planned maintenance, with its evidence. Times are seconds since the epoch.
 *
 * @param run name of the run
 * @param folder the folder of the run, as it was named
 * @param facts the record of the run
 * @param verdict PASS only if everything that PASS requires is recorded
 * @param reasons why it is not PASS, the root cause first, one line each; empty for PASS
 * @param notes remarks that do not change the verdict, one line each
 * @param begun when the session began; null when it did not
 * @param states what the session went through, in order
 * @param notices all notices of the session, in order
 * @param figures latencies of those that were heard; null when there are none
 * @param hosts in alphabetical order
 * @param hostHistories what Nova showed of each host
 * @param instanceHistories on which host each instance was
 * @param fault the one meanwhile; null when there was none
 * @param outage the longest of an instance or of the address of the pair; null when nobody looked
 * @param sla the criteria that it was asked to meet, as written; null for none
 * @param before how many instances there were before
 * @param after how many there were when the session had ended; null when nobody looked
 */
public record MaintenanceAssessment(
        String run,
        Path folder,
        RunFacts facts,
        Verdict verdict,
        List<String> reasons,
        List<String> notes,
        BigDecimal begun,
        List<StateResult> states,
        List<NoticeResult> notices,
        LatencySummary figures,
        List<HostResult> hosts,
        List<StateHistory> hostHistories,
        List<StateHistory> instanceHistories,
        FaultResult fault,
        ServiceOutage outage,
        String sla,
        int before,
        Integer after) {

    /** Copies the lists. */
    public MaintenanceAssessment {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
        states = List.copyOf(states);
        notices = List.copyOf(notices);
        hosts = List.copyOf(hosts);
        hostHistories = List.copyOf(hostHistories);
        instanceHistories = List.copyOf(instanceHistories);
    }

    /** Whether there is a run of planned maintenance in the folder, whatever became of it. */
    public static boolean isOne(Path folder) {
        try {
            return RunState.of(folder)
                    .run()
                    .filter(run -> run.manifest().maintenance() != null)
                    .isPresent();
        } catch (RunException e) {
            return false;
        }
    }

    /**
     * Assesses the run in a folder.
     *
     * @throws RunException when its record cannot be read
     */
    public static MaintenanceAssessment of(Path folder) {
        RunState state = RunState.of(folder);
        return of(state.requireRun(), state.cleanup(), folder);
    }

    /** Assesses a run from its logs and its manifest in memory, which may not have reached the disk. */
    public static MaintenanceAssessment of(RunFolder folder) {
        return of(folder, folder.manifest().cleanup(), folder.path());
    }

    /** That of a host in maintenance is told of by the run alone, for nothing was to follow; that of another one is judged like any. */
    private static FaultResult fault(JournalLine line, RunFolder run) {
        String host = line.value("host");
        if (line.values().containsKey("told")) {
            boolean detected = line.value("detected").equals("true");
            int told = Integer.parseInt(line.value("told"));
            return new FaultResult(
                    host,
                    true,
                    detected,
                    told,
                    null,
                    !detected ? Verdict.UNKNOWN : told == 0 ? Verdict.PASS : Verdict.FAIL,
                    !detected
                            ? List.of("the monitor did not find " + host + " dead, so nobody could have been told")
                            : told == 0
                                    ? List.of()
                                    : List.of("its silence was told to " + told + " owners as a fault"));
        }
        Assessment fault = Assessment.of(run);
        return new FaultResult(
                host,
                false,
                fault.detected() != null,
                fault.told().size(),
                fault.figures() == null ? null : fault.figures().last(),
                fault.verdict(),
                fault.reasons());
    }

    private static MaintenanceAssessment of(RunFolder run, Manifest.Cleanup cleanup, Path folder) {
        Manifest manifest = run.manifest();
        Journals journals = Journals.read(run.path(), manifest.seals() == null ? Map.of() : manifest.seals());
        MaintenanceFindings found =
                new MaintenanceFindings(manifest.maintenance(), journals, NoticeBusTimes.read(run.path()));
        FaultResult fault = found.fault().map(line -> fault(line, run)).orElse(null);
        MaintenanceJudge judge = new MaintenanceJudge(manifest, cleanup, journals, found, run.failure(), fault);
        return new MaintenanceAssessment(
                manifest.folder(),
                folder,
                RunFacts.of(manifest, cleanup),
                judge.verdict(),
                judge.reasons(),
                judge.notes(),
                found.begun(),
                found.states(),
                found.notices(),
                LatencySummary.of(found.latencies()).orElse(null),
                found.hosts(),
                found.hostHistories(),
                found.instanceHistories(),
                fault,
                ServiceOutage.longest(journals).orElse(null),
                manifest.sla(),
                manifest.maintenance().instances(),
                found.after());
    }
}
