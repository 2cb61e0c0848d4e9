package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the original says of a run itself: how it ended, and whether it was one of the kind that is looked for. */
final class ReportedOutcome {

    /** As Python and awk write a number of seconds. */
    private static final Pattern FIGURE =
            Pattern.compile("(?:notification_time=|^)(-?[0-9]+(?:\\.[0-9]+)?(?:e-?[0-9]{1,2})?)(?: OK| NG|\\s*$)");

    private static final Pattern TOLD = Pattern.compile("notified_time=[0-9]");

    private String outcome;
    private BigDecimal figure;
    private boolean told;
    private String complaint;
    private Boolean success;
    private boolean untold;
    private boolean maintenance;
    private boolean ended;

    /** The outcome of the releases in Python 3. The first counts: what goes wrong after it does not change what was measured. */
    void outcome(String words) {
        if (outcome == null) {
            outcome = "test " + words;
            success = words.startsWith("successfully");
            untold = words.contains("notified_time=None");
            told = TOLD.matcher(words).find();
            figure(words);
        } else if (!words.startsWith("successfully")) {
            complaint = "test " + words;
        }
    }

    /** What {@code run.sh} made of it. */
    void outcome(ShellOutcome said) {
        outcome = said.words();
        success = said.passed();
        untold = said.untold();
        figure(said.words());
    }

    /** What it measured, in words that may say so. */
    void figure(String words) {
        Matcher matcher = FIGURE.matcher(words);
        if (figure == null && matcher.find()) {
            figure = new BigDecimal(matcher.group(1));
        }
    }

    void maintenance() {
        maintenance = true;
    }

    void ended() {
        ended = true;
    }

    /** What it made of the run, in its words; null when it does not say. */
    String outcome() {
        return outcome;
    }

    /** Whether it says that the test failed. */
    boolean isFailure() {
        return Boolean.FALSE.equals(success);
    }

    /** Whether it says that nobody was told. */
    boolean isUntold() {
        return untold;
    }

    /** Whether it says that somebody was told. */
    boolean isTold() {
        return told || figure != null || Boolean.TRUE.equals(success);
    }

    /** Seconds from the detection to the last notification, as it measured them; null when it does not say. */
    BigDecimal figure() {
        return figure;
    }

    /** What it complained of after its outcome; null for nothing. */
    String complaint() {
        return complaint;
    }

    /** Whether it was a test in which no host fails. */
    boolean isMaintenance() {
        return maintenance;
    }

    /** Whether the log goes on until the run had seen what there was to be seen. */
    boolean isEnd() {
        return ended || success != null;
    }
}
