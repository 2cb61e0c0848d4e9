package org.opnfv.doctor.functest.report;

/** The outcome of the undo, and the command for what is left. */
final class CleanupText {

    /** Lines of a kind before "and N more". */
    private static final int SHOWN = 5;

    private CleanupText() {}

    static void append(LabelledText page, CleanupOutcome undo, String kept) {
        switch (undo.state()) {
            case NOT_KNOWN -> page.field("cleanup", "not known");
            case COMPLETE -> page.field("cleanup", "complete");
            case KEPT -> page.field("cleanup", kept);
            case INCOMPLETE -> page.warning("cleanup", "incomplete");
        }
        page.field("", LabelledText.first(undo.errors(), SHOWN));
        page.block("undo with", undo.commands().stream().limit(SHOWN).toList());
    }
}
