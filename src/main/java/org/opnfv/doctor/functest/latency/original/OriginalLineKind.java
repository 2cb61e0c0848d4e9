package org.opnfv.doctor.functest.latency.original;

import java.util.regex.Pattern;

/**
 * The lines of the original harness that tell something, in all forms it had since Danube: those of {@code run.sh} of 2017 and those of
 * the releases in Python 3. The message stands behind {@code date time,ms source line LEVEL}.
 */
enum OriginalLineKind {
    /** A run begins; only the releases in Python 3 say so. */
    START(null, "doctor ((?:fault management )?)test starting\\.*()"),
    /** A test in which no host fails. */
    MAINTENANCE(null, "doctor (maintenance test) starting\\.*()"),
    /** An instance of the test, and the host it is on. */
    INSTANCE(null, "Get host info(\\(name:.*\\) which vm\\(.*\\)) launched at.*()"),
    DETECTED("doctor monitor detected at", "doctor monitor detected at (\\S+)()"),
    POSTED("event posted", "event posted(?: in \\w+ inspector)? at (\\S+)()"),
    INSTANCE_MARKED("doctor mark vm(", "doctor mark vm\\((?=(.+)\\) error at (\\S+)$).*"),
    HOST_MARKED("doctor mark host(", "doctor mark host\\((?=(.+)\\) down at (\\S+)$).*"),
    NOTIFIED("doctor consumer notified at", "doctor consumer notified at (\\S+)()"),
    /** What the Consumer was sent: Aodh's JSON, its bytes in Euphrates, or Python's text of it. */
    ALARM(null, "(?:sample consumer )?received data = (?:b')?(\\{.*)()"),
    /** That the Consumer has taken what it was sent, as its web server logs it: a line without a stamp. */
    ANSWERED(null, ".*\"POST /failure HTTP/1\\.\\d\" 200.*()()"),
    /** What the Inspector was sent. */
    EVENT(null, "(?:\\w+ inspector )?received data = (?:b')?(\\[.*)()"),
    /** What the original itself made of it. */
    OUTCOME(null, "doctor (?:fault management )?test ((?:successfully|failed).*)()"),
    /** What the releases in Python 3 say of the latency, apart from the outcome. */
    FIGURE(null, "doctor (?:fault management )?(notification_time=\\S+)()"),
    /** The run has seen all it wanted to see. */
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

    /** Whether the line tells when something happened. */
    boolean isTimed() {
        return words != null;
    }

    /** The words that no other line has; null for a line without a time. */
    String words() {
        return words;
    }
}
