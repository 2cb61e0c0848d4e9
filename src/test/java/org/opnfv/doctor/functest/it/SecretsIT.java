package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Nothing that a run knows and others must not is found where others look: folder, console, list of processes. */
@Execution(ExecutionMode.CONCURRENT)
class SecretsIT {
    /** The path of an alarm's URL, a password that was made up, the Inspector's header, a token of Keystone. */
    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("/failure/[0-9a-f]"),
            Pattern.compile("Dr-[0-9a-f]{48}"),
            Pattern.compile("X-Doctor-Secret", Pattern.CASE_INSENSITIVE),
            Pattern.compile("X-(Auth|Subject)-Token", Pattern.CASE_INSENSITIVE),
            Pattern.compile("gAAAA[A-Za-z0-9_-]{20}"),
            Pattern.compile("(?<![0-9a-f-])[0-9a-f]{32}(?![0-9a-f-])"));

    @TempDir
    private Path folder;

    @Test
    void ofARunAreNowhere() throws Exception {
        try (Lab lab = Lab.without()) {
            String password = lab.environment().get("OS_PASSWORD");
            Map<String, String> seen = new TreeMap<>();
            try (Running run = lab.program(folder).start("run", "-v", "--print-logs", "--keep", "--instances", "3")) {
                run.awaitErr("arm +proves");
                seen.put("arguments", Files.readString(Path.of("/proc/" + run.pid() + "/cmdline")));
                Outcome outcome = run.end();
                assertThat(outcome.exit()).as(outcome.err()).isZero();
                seen.put("standard output", outcome.out());
                seen.put("standard error", outcome.err());
            }
            String secret = secretOfTheAlarms(lab);
            List<String> ids = lab.ids();
            seen.put("clean", lab.program(folder).run("clean", "-v").toString());
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    seen.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
            assertThat(seen).hasSizeGreaterThan(9);
            seen.forEach((where, text) -> {
                assertThat(text).as(where).doesNotContain(password).doesNotContain(secret);
                String rest = ids.stream().reduce(text, (left, id) -> left.replace(id, ""));
                SHAPES.forEach(shape -> assertThat(rest).as(where).doesNotContainPattern(shape));
            });
        }
    }

    /** What the cloud was given to post to is the best witness of what must not be seen. */
    private static String secretOfTheAlarms(Lab lab) throws Exception {
        String url = lab.alarmActions().get(0);
        assertThat(url).contains("/failure/");
        return url.substring(url.indexOf("/failure/") + "/failure/".length());
    }
}
