package org.opnfv.doctor.functest.scenario;

import org.opnfv.doctor.functest.cloud.Cloud;
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
        Cloud admin) {

    Names names() {
        return new Names(folder.manifest().id());
    }
}
