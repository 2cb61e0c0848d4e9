package org.opnfv.doctor.functest.scenario.fault;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.opnfv.doctor.functest.cloud.AlarmSpec.Query;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.consumer.Consumer;
import org.opnfv.doctor.functest.consumer.Webhook;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.scenario.AlarmSetup;
import org.opnfv.doctor.functest.scenario.Interruption;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.ResourceNames;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.SilentPathException;

/**
 * Separates notifications about one fault from those about the next. An instance gets a name that it never had, and the alarm for that
 * name carries the time at which Nova sent the notification. With that time the Consumer recognises what Nova sent before the next fault,
 * whenever it arrives. The alarm also proves that the path still works.
 */
final class EventWatermark {
    private final Plan.Arming settings;
    private final Compute compute;
    private final AlarmSetup alarms;
    private final Consumer consumer;
    private final Interruption interruption;
    private final String name;
    private final BlockingQueue<Webhook> news = new LinkedBlockingQueue<>();
    private int number;

    /** {@code name} is the instance's regular name. */
    EventWatermark(
            Plan.Arming settings,
            Compute compute,
            AlarmSetup alarms,
            Consumer consumer,
            Interruption interruption,
            String name) {
        this.settings = settings;
        this.compute = compute;
        this.alarms = alarms;
        this.consumer = consumer;
        this.interruption = interruption;
        this.name = name;
    }

    /** Makes its alarm, which fires at all names that the instance gets here. */
    void make() {
        String alarm = alarms.createProbe(
                ResourceNames.FENCE_ALARM,
                List.of(
                        new Query("traits.state", "eq", "active"),
                        new Query("traits.display_name", "ge", name + "-fence-"),
                        // The character after the hyphen.
                        new Query("traits.display_name", "lt", name + "-fence.")));
        consumer.watch(alarm, news::add);
    }

    /** Renames the instance until the notification arrives, and gives it its name back. */
    Manifest.Arming pass(String instanceId) {
        long begin = System.nanoTime();
        int before = number;
        do {
            interruption.check();
            compute.rename(instanceId, mark(++number));
            Webhook webhook = await(before);
            if (webhook != null) {
                compute.rename(instanceId, name);
                return new Manifest.Arming("renamed an instance", (System.nanoTime() - begin) / 1e9, 1);
            }
        } while (System.nanoTime() - begin < settings.timeout().toNanos());
        compute.rename(instanceId, name);
        throw new SilentPathException(
                "the notification path is not alive any more: an instance was renamed "
                        + (number - before) + " times in " + settings.timeout().toSeconds()
                        + " s, and no alarm reached the Consumer",
                0,
                before > 0);
    }

    /** A notification of this rename; older ones are skipped. */
    private Webhook await(int before) {
        long end = System.nanoTime() + settings.interval().toNanos();
        try {
            Webhook webhook;
            do {
                webhook = news.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } while (webhook != null && !isLater(webhook, before));
            return webhook;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScenarioException("interrupted while the notification path was proven", e);
        }
    }

    private boolean isLater(Webhook webhook, int before) {
        String mark = webhook.traits().getOrDefault("display_name", "");
        for (int later = before + 1; later <= number; later++) {
            if (mark(later).equals(mark)) {
                return true;
            }
        }
        return false;
    }

    private String mark(int which) {
        return name + "-fence-" + which;
    }
}
