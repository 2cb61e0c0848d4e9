package org.opnfv.doctor.functest.scenario;

import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.inspector.Shortcut;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunLogs;

/** What every stage of a run uses: its plan, its folder and logs, its site and cloud. */
public record RunContext(
        Site site,
        Plan plan,
        RunFolder folder,
        RunLogs logs,
        StageRecorder stages,
        Interruption interruption,
        Ledger ledger,
        Cloud admin,
        Shortcut shortcut,
        Clocks clocks) {

    /** The same for a part of the run with its own folder. */
    public RunContext within(RunFolder part, RunLogs partLogs, StageRecorder partStages) {
        return new RunContext(site, plan, part, partLogs, partStages, interruption, ledger, admin, shortcut, clocks);
    }

    /** The same with another ledger. */
    public RunContext writing(Ledger other) {
        return new RunContext(site, plan, folder, logs, stages, interruption, other, admin, shortcut, clocks);
    }

    /** The names of what the run makes. */
    public ResourceNames names() {
        return new ResourceNames(folder.manifest().id());
    }
}
