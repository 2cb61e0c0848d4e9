package org.opnfv.doctor.functest.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.opnfv.doctor.functest.clock.Clocks;
import org.slf4j.helpers.NOPLogger;

/**
 * Monitors hosts that live, by ICMP and with several settings at a time, and counts how often one of them is reported dead: for
 * {@code bench/false-alarms.sh}. A monitor that gave an alarm is replaced by a fresh one.
 */
final class FalseAlarmBench {
    private static final long LOOK_MS = 100;

    /** One setting on one host, with the alarms it gave so far. */
    private static final class Watched {
        private final String host;
        private final Setting setting;
        private Watch monitor;

        Watched(String host, Setting setting) throws Exception {
            this.host = host;
            this.setting = setting;
            begin();
        }

        private void begin() throws Exception {
            monitor = new SampleMonitor()
                    .watch(new WatchRequest(
                            host,
                            setting.settings(),
                            () -> Probes.icmpEcho(host),
                            (dead, detected) -> {},
                            Clocks.system(),
                            NOPLogger.NOP_LOGGER));
            monitor.start();
            if (!monitor.awaitFirstAnswer(5_000)) {
                throw new IllegalStateException(host + " does not answer");
            }
        }

        void look() throws Exception {
            if (monitor.detected().isPresent()) {
                setting.alarms().incrementAndGet();
                monitor.close();
                begin();
            }
        }
    }

    private record Setting(long interval, long deadline, int misses, AtomicInteger alarms) {
        static Setting parse(String text) {
            String[] parts = text.split("/");
            return new Setting(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    Integer.parseInt(parts[2]),
                    new AtomicInteger());
        }

        MonitorSettings settings() {
            return new MonitorSettings(Duration.ofMillis(interval), Duration.ofMillis(deadline), misses);
        }

        /** A host may die just after it answered, or just before it is asked. */
        String row(int hosts, long seconds) {
            long atBest = deadline + (misses - 1) * interval;
            return "| %d | %d | %d | %d to %d | %d | %d |"
                    .formatted(
                            interval,
                            deadline,
                            misses,
                            atBest,
                            atBest + interval,
                            hosts * seconds * 1000 / interval,
                            alarms.get());
        }
    }

    private FalseAlarmBench() {}

    /** The seconds it lasts, the settings as INTERVAL/DEADLINE/MISSES separated by commas, and the hosts' addresses. */
    public static void main(String[] args) throws Exception {
        long seconds = Long.parseLong(args[0]);
        List<Setting> settings =
                List.of(args[1].split(",")).stream().map(Setting::parse).toList();
        List<String> hosts = List.of(args).subList(2, args.length);
        List<Watched> watches = new ArrayList<>();
        for (Setting setting : settings) {
            for (String host : hosts) {
                watches.add(new Watched(host, setting));
            }
        }
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() - end < 0 && !never.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
            for (Watched watch : watches) {
                watch.look();
            }
        }
        settings.forEach(setting -> System.out.println(setting.row(hosts.size(), seconds)));
        watches.forEach(watch -> watch.monitor.close());
    }
}
