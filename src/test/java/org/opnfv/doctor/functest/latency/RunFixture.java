package org.opnfv.doctor.functest.latency;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.run.Records;

/** A run folder as a run leaves it: link down at 09.9, detected at 10, notified from 10.2 on, all of it a PASS. */
public final class RunFixture {

    private static final String STAMP = "2026-11-23 01:17:06,634";
    private static final DateTimeFormatter STAMPED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS").withZone(ZoneOffset.ofHours(1));
    /** What all times of the run begin with: thousands of seconds. */
    private static final String SECONDS = "1795396";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final Pattern TIME = Pattern.compile(" at (\\d{1,11})\\.(\\d{1,9})");

    private Path folder;
    private int later;
    private final Map<String, Object> manifest = new LinkedHashMap<>();
    private final Map<String, List<String>> logs = new LinkedHashMap<>();

    /** A run with so many instances, all on the failed host {@code compute-1}. */
    public RunFixture(Path parent, int instances) {
        folder = parent.resolve("20261123-011706-k3x9f2");
        List<Map<String, Object>> list = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= instances; i++) {
            list.add(instance(i, "compute-1"));
            expected.add(id(i));
        }
        set("id", "k3x9f2").set("folder", "20261123-011706-k3x9f2").set("version", "0.1.0");
        set("started", "2026-11-23T01:17:06.123456Z").set("ended", "2026-11-23T01:18:40Z");
        set("installer", "embedded").set("profile", "embedded");
        set("threshold_s", 1.0)
                .set("timeout_s", 30.0)
                .set("alarm_match", "instance-id")
                .set("shortcut", false);
        set("host", Map.of("name", "compute-1", "address", "127.0.0.1")).set("seed", null);
        set("instances", list).set("expected", expected).set("stage", "done");
        fault(1795396709.9, 0.0);
        set("sla", null)
                .set("missing", List.of())
                .set("seals", null)
                .set("changes", null)
                .set("clock_offsets", List.of())
                .set("recovery", null);
        set("arming", Map.of("how", "renamed probe", "seconds", 1.02, "hits", 2));
        set("observation", "complete")
                .set("host_down_seen", new BigDecimal("1795396710.4"))
                .set("problem", null);
        set("cleanup", Map.of("state", "complete", "errors", List.of()));
        log("monitor.log", line("Monitor.java 72 INFO   doctor monitor detected at 1795396710.000000"));
        log("inspector.log", line("Inspector.java 90 INFO   event posted at 1795396710.003000"));
        log("consumer.log");
        for (int i = 1; i <= instances; i++) {
            log(
                    "inspector.log",
                    line("Inspector.java 95 INFO   doctor mark vm(doctor_vm" + i + "-k3x9f2) error at "
                            + time(100_000 + i) + " instance=" + id(i)));
            log("consumer.log", notified(i, time(200_000 + i)));
            log("consumer.log", line("Consumer.java 61 INFO   received data = {\"alarm_id\": \"" + alarm(i) + "\"}"));
        }
        log("inspector.log", line("Inspector.java 99 INFO   doctor mark host(compute-1) down at 1795396710.350000"));
    }

    /** The Nova id of an instance. */
    public static String id(int number) {
        return "758366d5-35f7-452b-90dd-%012d".formatted(number);
    }

    /** The Aodh id of its alarm. */
    public static String alarm(int number) {
        return "0d9f0bf9-5181-49ac-8378-%012d".formatted(number);
    }

    /** So many microseconds after the detection. */
    public static String time(long microseconds) {
        return "1795396%03d.%06d".formatted(710 + microseconds / 1_000_000, microseconds % 1_000_000);
    }

    /** An instance as the manifest lists it. */
    public static Map<String, Object> instance(int number, String host) {
        Map<String, Object> instance = new LinkedHashMap<>();
        instance.put("name", "doctor_vm" + number + "-k3x9f2");
        instance.put("id", id(number));
        instance.put("host", host);
        instance.put("alarm", alarm(number));
        return instance;
    }

    /** The Consumer's line for an instance. */
    public static String notified(int number, String time) {
        return line("Consumer.java 60 INFO   doctor consumer notified at " + time + " instance=" + id(number)
                + " alarm=" + alarm(number));
    }

    /** A whole log line from all but its stamp, which says the same as the time in it. */
    public static String line(String rest) {
        Matcher time = TIME.matcher(rest);
        return (time.find() ? stamp(time.group(1), time.group(2)) : STAMP) + " " + rest;
    }

    private static String stamp(String seconds, String decimals) {
        long nanos = Long.parseLong((decimals + "00000000").substring(0, 9));
        return STAMPED.format(Instant.ofEpochSecond(Long.parseLong(seconds), nanos));
    }

    /** The fault and how far its time may be off, in the manifest and the log. */
    public RunFixture fault(double injected, Double bound) {
        Map<String, Object> fault = new LinkedHashMap<>();
        fault.put("kind", "link-down");
        fault.put("injected", BigDecimal.valueOf(injected));
        fault.put("bound_s", bound);
        String at = String.format(Locale.ROOT, "%.6f", injected);
        return set("fault", fault)
                .only("fault.log", line("LinkDown.java 40 INFO   doctor set link down at " + at + " host=compute-1"));
    }

    /** The iteration of that number in the series that the folder is of: it happens later than the run, by 2.5 hours a number. */
    public RunFixture iteration(int number) {
        later = number;
        String name = "iteration-%03d".formatted(number);
        folder = folder.resolveSibling(folder.getFileName() + "/" + name);
        Instant begin = Instant.parse("2026-11-23T01:17:06Z").plusSeconds(9000L * number);
        set("started", begin.toString()).set("ended", begin.plusSeconds(94).toString());
        return set("id", "k3x9f2-" + name).set("folder", "20261123-011706-k3x9f2/" + name);
    }

    /** Nova was seen to show the host down so many microseconds after the detection, when all owners had been told. */
    public RunFixture seenDown(long microseconds) {
        return set("host_down_seen", new BigDecimal(time(microseconds)));
    }

    /** The observation ended when its time was up, and nobody had told the owners of these instances. */
    public RunFixture missing(Integer... numbers) {
        return set("observation", "timeout")
                .set("missing", Stream.of(numbers).map(RunFixture::id).toList());
    }

    /** Sets a member of the manifest. */
    public RunFixture set(String member, Object value) {
        manifest.put(member, value);
        return this;
    }

    /** Adds an instance to the manifest's list. */
    @SuppressWarnings("unchecked")
    public RunFixture addInstance(Map<String, Object> instance) {
        ((List<Object>) manifest.get("instances")).add(instance);
        return this;
    }

    /** Appends lines to a log. */
    public RunFixture log(String file, String... lines) {
        logs.computeIfAbsent(file, name -> new ArrayList<>()).addAll(Arrays.asList(lines));
        return this;
    }

    /** Changes the lines of a log. */
    public RunFixture edit(String file, UnaryOperator<List<String>> change) {
        logs.compute(file, (name, lines) -> new ArrayList<>(change.apply(lines)));
        return this;
    }

    /** Makes a log hold just these lines. */
    public RunFixture only(String file, String... lines) {
        return edit(file, old -> Arrays.asList(lines));
    }

    /** Leaves a log out. */
    public RunFixture without(String file) {
        logs.remove(file);
        return this;
    }

    /** Writes the folder, each line with the end of line. */
    public Path write() {
        try {
            Files.createDirectories(folder);
            Records.write(folder.resolve("run.json"), JSON.readTree(later(JSON.writeValueAsString(manifest))));
            ledger();
            for (Map.Entry<String, List<String>> log : logs.entrySet()) {
                write(
                        log.getKey(),
                        log.getValue().stream().map(line -> line + "\n").collect(Collectors.joining()));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where something is left, that is the fault. */
    private void ledger() throws IOException {
        Path file = folder.resolve("ledger.jsonl");
        Files.deleteIfExists(file);
        if (!JSON.valueToTree(manifest).at("/cleanup/state").asText().equals("complete")) {
            try (Ledger ledger = new Ledger(file)) {
                ledger.intend("cloud", "http://127.0.0.1:5000/v3", Map.of("run", String.valueOf(manifest.get("id"))));
                ledger.intend("link-down", "compute-1", Map.of());
            }
        }
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), later(text));
    }

    /** Whole quarters of an hour later, so that the stamps of the lines, which stay, could be those of another time zone. */
    private String later(String text) {
        return text.replace(SECONDS, String.valueOf(Long.parseLong(SECONDS) + 9L * later));
    }

    /** Writes the folder and assesses it. */
    public Assessment assess() {
        return Assessment.of(write());
    }
}
