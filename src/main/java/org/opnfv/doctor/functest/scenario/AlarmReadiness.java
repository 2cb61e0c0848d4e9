package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opnfv.doctor.functest.cloud.AlarmSpec.Query;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.consumer.Consumer;
import org.opnfv.doctor.functest.consumer.Webhook;
import org.opnfv.doctor.functest.run.Manifest;

/**
 * Waits until new alarms fire, and so proves that the path from Nova to the Consumer works.
 *
 * <p>Aodh's listener caches the alarms of a project, from the first event of that project on, so a new alarm may not fire at first. The
 * probe alarm is made after all others: a listener that knows it knows the others. It fires on harmless events: a test instance is
 * renamed or becomes active.
 */
public final class AlarmReadiness {
    private static final String PROOF = "-proof-";

    private final Plan.Arming settings;
    private final Compute compute;
    private final AlarmSetup alarms;
    private final Consumer consumer;
    private final Interruption interruption;
    private final ProofHits boot = new ProofHits();
    private final ProofHits hits = new ProofHits();
    private final long begin = System.nanoTime();

    /** Does nothing yet. */
    public AlarmReadiness(
            Plan.Arming settings, Compute compute, AlarmSetup alarms, Consumer consumer, Interruption interruption) {
        this.settings = settings;
        this.compute = compute;
        this.alarms = alarms;
        this.consumer = consumer;
        this.interruption = interruption;
    }

    /** For alarms that match by id and were made after the boot: renames the instance until the new names arrive. */
    public Manifest.Arming byRenaming(String instanceId, String name) {
        String mark = name + PROOF;
        String probe = alarms.createProbe(
                ResourceNames.PROBE_ALARM,
                List.of(
                        new Query("traits.instance_id", "eq", instanceId),
                        new Query("traits.display_name", "ne", name),
                        new Query("traits.state", "eq", "active")));
        consumer.watch(probe, webhook -> numberAfter(mark, webhook).ifPresent(hits::hit));
        try {
            untilProven(number -> compute.rename(instanceId, mark + number));
        } catch (CloudException | ScenarioException e) {
            nameAgain(instanceId, name, e);
            throw e;
        }
        compute.rename(instanceId, name);
        return proof("renamed an instance");
    }

    /** Tries to give the instance its name again after a failure. The user must see that failure, whatever happens here. */
    private void nameAgain(String instanceId, String name, RuntimeException cause) {
        try {
            compute.rename(instanceId, name);
        } catch (CloudException e) {
            cause.addSuppressed(e);
        }
    }

    /**
     * For alarms that match by name: makes the probe alarm, before the instances. It fires when one has that name or, for a moment, one
     * that is longer.
     */
    public void beforeBoot(String name) {
        String mark = name + PROOF;
        String probe = alarms.createProbe(
                ResourceNames.PROBE_ALARM,
                List.of(
                        new Query("traits.display_name", "ge", name),
                        // The character after the hyphen.
                        new Query("traits.display_name", "lt", name + "."),
                        new Query("traits.state", "eq", "active")));
        consumer.watch(probe, webhook -> numberAfter(mark, webhook).ifPresentOrElse(hits::hit, () -> boot.hit(1)));
    }

    /**
     * Of a boot nova-compute tells, and of what a run marks Nova's API: both are awaited. In a project without earlier events one change of
     * the name is proof enough, elsewhere {@code hits} are required.
     */
    public Manifest.Arming awaitBoot(boolean freshProject, String instanceId, String name) {
        boolean seen = got(boot, 1, settings.interval().multipliedBy(2));
        untilProven(
                number -> {
                    compute.rename(instanceId, name + PROOF + number);
                    compute.rename(instanceId, name);
                },
                freshProject ? 1 : settings.hits());
        return proof(seen ? "saw the boot of an instance, and renamed it" : "renamed an instance");
    }

    private interface Attempt {
        void number(int number);
    }

    private void untilProven(Attempt attempt) {
        untilProven(attempt, settings.hits());
    }

    private void untilProven(Attempt attempt, int wanted) {
        long end = System.nanoTime() + settings.timeout().toNanos();
        int number = 0;
        while (System.nanoTime() - end < 0) {
            interruption.check();
            attempt.number(++number);
            if (got(hits, wanted, settings.interval())) {
                return;
            }
        }
        boolean booted = boot.count() > 0;
        throw new SilentPathException(
                "the notification path is not alive: " + number + " changes of an instance in "
                        + settings.timeout().toSeconds() + " s, " + hits.count() + " of them reached the Consumer"
                        + (booted ? ", and its boot did, of which nova-compute tells" : ""),
                hits.count(),
                booted || hits.count() > 0);
    }

    private static boolean got(ProofHits hits, int wanted, Duration patience) {
        try {
            return hits.awaitInARow(wanted, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScenarioException("interrupted while the notification path was proven", e);
        }
    }

    private Manifest.Arming proof(String how) {
        return new Manifest.Arming(how, (System.nanoTime() - begin) / 1e9, hits.count());
    }

    private static Optional<Integer> numberAfter(String mark, Webhook webhook) {
        String name = webhook.traits().getOrDefault("display_name", "");
        return name.startsWith(mark) ? Optional.of(Integer.valueOf(name.substring(mark.length()))) : Optional.empty();
    }
}
