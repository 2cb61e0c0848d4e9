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
    private static final Pattern MEASURED = Pattern.compile("-?[0-9][0-9.e+-]{0,20} (?:OK|NG)");
    private static final Pattern ERROR =
            Pattern.compile("(?:\\[ERROR]|ERROR:) .*(?:onsumer hasn't received|host_status).*");

    private String outcome;
    private boolean ofShell;
    private BigDecimal figure;
    private boolean told;
    private String complaint;
    private Boolean success;
    private boolean untold;
    private boolean maintenance;
    private boolean ended;

    /** The outcome of the releases in Python 3. The first counts: a later failure does not change the measurement. */
    void outcome(String words) {
        boolean successful = words.startsWith("successfully");
        if (outcome == null || ofShell) {
            ofShell = false;
            outcome = "test " + words;
            success = successful;
            untold = words.contains("notified_time=None");
            told = TOLD.matcher(words).find();
            figure(words);
        } else if (!successful) {
            complaint = "test " + words;
        }
    }

    /** A line that {@code run.sh} printed: a measured figure, or a complaint, which wins. */
    void shell(String text) {
        boolean measured = MEASURED.matcher(text).matches();
        if (!measured && !ERROR.matcher(text).matches()) {
            return;
        }
        untold |= text.contains("hasn't received");
        if (outcome == null || success) {
            ofShell = true;
            outcome = text.strip();
            success = measured && text.endsWith("OK");
            figure(text);
        }
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
