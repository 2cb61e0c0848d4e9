package org.opnfv.doctor.functest.scenario;

import java.util.Locale;
import org.opnfv.doctor.functest.run.Manifest.Stage;
import org.opnfv.doctor.functest.run.RunFolder;

/** Records the stage of a run, in the manifest and for the listener. */
public final class StageRecorder {
    private final RunFolder folder;
    private final ProgressListener progress;
    private final Interruption interruption;

    /** Does nothing yet. */
    public StageRecorder(RunFolder folder, ProgressListener progress, Interruption interruption) {
        this.folder = folder;
        this.progress = progress;
        this.interruption = interruption;
    }

    /** Enters a stage, unless the user has interrupted the run: then only the undo goes on. */
    public void begin(Stage stage, String what) {
        if (stage != Stage.RESTORE) {
            interruption.check();
        }
        folder.update(draft -> draft.stage(stage));
        progress.stage(name(stage), what);
    }

    /** Tells of a step within the current stage, unless the user has interrupted the run. */
    public void step(String what) {
        interruption.check();
        progress.step(what);
    }

    /** Tells of a step of the undo, which goes on whatever the user has interrupted. */
    public void note(String what) {
        progress.step(what);
    }

    /** Ends the current stage. */
    public void end(String outcome) {
        progress.done(name(folder.manifest().stage()), outcome);
    }

    private static String name(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
