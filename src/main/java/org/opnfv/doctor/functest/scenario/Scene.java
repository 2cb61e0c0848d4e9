package org.opnfv.doctor.functest.scenario;

import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.inspector.Shortcut;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunLogs;

/** What every stage of a run works with. */
record Scene(
        Site site,
        Plan plan,
        RunFolder folder,
        RunLogs logs,
        StageBoard board,
        Interruption interruption,
        Ledger ledger,
        Cloud admin,
        Shortcut shortcut,
        Clocks clocks) {

    /** The same for a part of the run that has a folder of its own. */
    Scene within(RunFolder part, RunLogs partLogs, StageBoard partBoard) {
        return new Scene(site, plan, part, partLogs, partBoard, interruption, ledger, admin, shortcut, clocks);
    }

    /** The same with its changes in another ledger. */
    Scene writing(Ledger other) {
        return new Scene(site, plan, folder, logs, board, interruption, other, admin, shortcut, clocks);
    }

    Names names() {
        return new Names(folder.manifest().id());
    }
}
