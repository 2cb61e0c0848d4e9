package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moves a line of a log in time. */
final class Later {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS");
    private static final Pattern STAMPED =
            Pattern.compile("((?: \\| )?)(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3})(.*)");
    private static final Pattern TIME = Pattern.compile(" at (\\d+\\.\\d+)");

    private static final Pattern GENERATED = Pattern.compile("(generated\\\\?[\"']: u?\\\\?[\"'])([-0-9T:.]+)");

    private Later() {}

    static String line(String line, int seconds) {
        Matcher stamped = STAMPED.matcher(line);
        String moved = stamped.matches()
                ? stamped.group(1)
                        + LocalDateTime.parse(stamped.group(2), STAMP)
                                .plusSeconds(seconds)
                                .format(STAMP)
                        + stamped.group(3)
                : line;
        String told = TIME.matcher(moved)
                .replaceAll(match -> " at " + new BigDecimal(match.group(1)).add(BigDecimal.valueOf(seconds)));
        return GENERATED
                .matcher(told)
                .replaceAll(match ->
                        match.group(1) + LocalDateTime.parse(match.group(2)).plusSeconds(seconds));
    }
}
