package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The original's own report of a run: its outcome, and whether it was a fault-management test. */
final class ReportedOutcome {

    /** A number of seconds as Python and awk write it. */
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

    /** The outcome of the releases in Python 3. The first counts: a later failure does not change the measurement. */
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

    /** The outcome of {@code run.sh}. */
    void outcome(ShellOutcome said) {
        outcome = said.words();
        success = said.passed();
        untold = said.untold();
        figure(said.words());
    }

    /** The measured figure, from a text that may have it. */
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

    /** The outcome in its own words; null without one. */
    String outcome() {
        return outcome;
    }

    /** Whether it says that the test failed. */
    boolean isFailure() {
        return Boolean.FALSE.equals(success);
    }

    /** Whether it says that nobody was notified. */
    boolean isUntold() {
        return untold;
    }

    /** Whether it says that somebody was notified. */
    boolean isTold() {
        return told || figure != null || Boolean.TRUE.equals(success);
    }

    /** Seconds from the detection to the last notification, as it measured them; null without a figure. */
    BigDecimal figure() {
        return figure;
    }

    /** Its complaint after the outcome; null for none. */
    String complaint() {
        return complaint;
    }

    /** Whether it was a test in which no host fails. */
    boolean isMaintenance() {
        return maintenance;
    }

    /** Whether the log goes on until the run had seen everything it waited for. */
    boolean isEnd() {
        return ended || success != null;
    }
}
