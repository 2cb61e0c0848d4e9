package org.opnfv.doctor.functest.latency.original;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;

/**
 * Lines as releases of the original wrote them, made for the purpose: an owner is told 0.54 s after the detection at 1494251439.71, or as
 * the name says.
 */
abstract class ReleaseLogs {

    static final String DETECTED =
            "2017-05-08 13:50:39,710 monitor.py 72 INFO   doctor monitor detected at 1494251439.71";
    static final String MARKED =
            "2017-05-08 13:50:39,990 inspector.py 38 INFO   doctor mark vm(<Server: doctor_vm1>) error at 1494251439.99";
    static final String MARKED_2 =
            "2017-05-08 13:50:40,020 inspector.py 38 INFO   doctor mark vm(<Server: doctor_vm2>) error at 1494251440.02";
    static final String RUNNING = " * Running on http://0.0.0.0:12346/ (Press CTRL+C to quit)";
    static final String NOTIFIED =
            "2017-05-08 13:50:40,250 consumer.py 26 INFO   doctor consumer notified at 1494251440.25";
    static final String LATE =
            "2017-05-08 13:50:40,810 consumer.py 26 INFO   doctor consumer notified at 1494251440.81";
    static final String ALARM =
            alarm("{\"alarm_name\": \"doctor_alarm1\", \"alarm_id\": \"a1\", \"current\": \"alarm\"}");
    static final String BEGIN = "2017-05-08 13:50:00,198 main.py 74 INFO   doctor test starting.......";
    static final String GOOD =
            "2017-05-08 13:50:59,200 main.py 98 INFO   doctor test successfully, notification_time=0.54";

    @TempDir
    Path folder;

    static String alarm(String text) {
        return "2017-05-08 13:50:40,251 consumer.py 27 INFO   received data = " + text;
    }

    static String placed(String instance) {
        return "2017-05-08 13:50:20,198 x.py 119 INFO   Get host info(name:compute-2, ip:198.51.100.12) which vm("
                + instance + ") launched at";
    }

    /** A log as {@code run.sh} printed it. */
    static List<String> part(String name, String... lines) {
        List<String> part = new ArrayList<>(List.of("+ echo '[./" + name + "]'", "[./" + name + "]"));
        Arrays.stream(lines).map(line -> " | " + line).forEach(part::add);
        return part;
    }

    static List<String> console(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    static String words(Assessment run) {
        String latency = run.figures() == null
                ? "-"
                : run.figures().last().stripTrailingZeros().toPlainString();
        return run.verdict() + " " + latency
                + (run.reasons().isEmpty() ? "" : " " + run.reasons().get(0));
    }

    /** The run of a console with these lines. */
    Assessment read(List<String> lines) {
        return SampleLogs.reading(folder, "console.log", String.join("\n", lines) + "\n");
    }

    /** What is said of it. */
    String told(List<String> lines) {
        return words(read(lines));
    }
}
