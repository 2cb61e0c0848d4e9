package org.opnfv.doctor.functest.latency.original;

import java.util.regex.Pattern;

/**
 * The lines of interest of the original harness, in all formats since Danube: those of {@code run.sh} of 2017 and those of the releases
 * in Python 3. The message follows {@code date time,ms source line LEVEL}.
 */
enum OriginalLineKind {
    /** A run begins; only the releases in Python 3 say so. */
    START(null, "doctor ((?:fault management )?)test starting\\.*()"),
    /** A test in which no host fails. */
    MAINTENANCE(null, "doctor (maintenance test) starting\\.*()"),
    /** An instance of the test, and its host. */
    INSTANCE(null, "Get host info(\\(name:.*\\) which vm\\(.*\\)) launched at.*()"),
    DETECTED("doctor monitor detected at", "doctor monitor detected at (\\S+)()"),
    POSTED("event posted", "event posted(?: in \\w+ inspector)? at (\\S+)()"),
    INSTANCE_MARKED("doctor mark vm(", "doctor mark vm\\((?=(.+)\\) error at (\\S+)$).*"),
    HOST_MARKED("doctor mark host(", "doctor mark host\\((?=(.+)\\) down at (\\S+)$).*"),
    NOTIFIED("doctor consumer notified at", "doctor consumer notified at (\\S+)()"),
    /** The request to the Consumer: Aodh's JSON, its bytes in Euphrates, or Python's text of it. */
    ALARM(null, "(?:sample consumer )?received data = (?:b')?(\\{.*)()"),
    /** The Consumer's answer, as its web server logs it: a line without a stamp. */
    ANSWERED(null, ".*\"POST /failure HTTP/1\\.\\d\" 200.*()()"),
    /** The event sent to the Inspector. */
    EVENT(null, "(?:\\w+ inspector )?received data = (?:b')?(\\[.*)()"),
    /** The original's own outcome. */
    OUTCOME(null, "doctor (?:fault management )?test ((?:successfully|failed).*)()"),
    /** The latency that the releases in Python 3 log, apart from the outcome. */
    FIGURE(null, "doctor (?:fault management )?(notification_time=\\S+)()"),
    /** The run has seen everything it waited for. */
    END(null, "fault (?:management|inject) cleanup\\.*()()");

    private final String words;
    private final Pattern pattern;

    OriginalLineKind(String words, String pattern) {
        this.words = words;
        this.pattern = Pattern.compile(pattern);
    }

    /** Of the whole message; two groups: a time alone, or a name and then a time. */
    Pattern pattern() {
        return pattern;
    }

    /** Whether the line has a time. */
    boolean isTimed() {
        return words != null;
    }

    /** The words of this kind only; null for a line without a time. */
    String words() {
        return words;
    }
}
