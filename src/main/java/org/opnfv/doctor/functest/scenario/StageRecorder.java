package org.opnfv.doctor.functest.scenario;

import java.util.Locale;
import org.opnfv.doctor.functest.run.Manifest.Stage;
import org.opnfv.doctor.functest.run.RunFolder;

/** Records the stage of a run, in the manifest and for the listener. */
record StageRecorder(RunFolder folder, ProgressListener progress, Interruption interruption) {

    /** Enters a stage, unless the user has interrupted the run: then only the undo goes on. */
    void begin(Stage stage, String what) {
        if (stage != Stage.RESTORE) {
            interruption.check();
        }
        folder.update(draft -> draft.stage(stage));
        progress.stage(name(stage), what);
    }

    void step(String what) {
        interruption.check();
        progress.step(what);
    }

    /** Ends the current stage. */
    void end(String outcome) {
        progress.done(name(folder.manifest().stage()), outcome);
    }

    private static String name(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
