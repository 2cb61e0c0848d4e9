package org.opnfv.doctor.functest.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.consumer.ConsumerSettings;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.fault.Operator;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.inspector.InspectorSettings;
import org.opnfv.doctor.functest.monitor.Monitor;
import org.opnfv.doctor.functest.monitor.MonitorSettings;
import org.opnfv.doctor.functest.patch.PatchSet;
import org.opnfv.doctor.functest.run.RecordValues;

/**
 * The plan of a run.
 *
 * @param instances how many test instances, at least 1
 * @param host the host to fail, on which all instances are then placed; null to take the host of an instance drawn by {@code seed}
 * @param seed the seed of that draw
 * @param observeTimeout the longest observation
 * @param untilActive whether the observation of others' work goes on until the instances are active again
 * @param matchByName whether alarms know their instance by its name and are made before it boots, else by its id
 * @param shortcut whether the Inspector also sends Nova's notifications itself
 * @param keep whether the resources stay in place, for a later {@code clean}
 * @param alarm what the owner of an instance waits for
 * @param bootTimeout the longest wait for the instances to be active
 * @param restoreTimeout the longest wait for each thing to be undone
 */
public record Plan(
        int instances,
        String host,
        long seed,
        Duration observeTimeout,
        boolean untilActive,
        boolean matchByName,
        boolean shortcut,
        boolean keep,
        Duration bootTimeout,
        Duration restoreTimeout,
        Resources resources,
        Fault fault,
        Chain chain,
        AlarmCondition alarm,
        Arming arming,
        Patching patching,
        CloudSettings cloud,
        MonitorSettings monitor,
        InspectorSettings inspector,
        ConsumerSettings consumer) {

    /** The same plan for so many instances with so many virtual processors each. */
    public Plan sized(int count, int vcpus) {
        Map<String, Object> all = RecordValues.of(this);
        Map<String, Object> each = RecordValues.of(resources);
        each.put("vcpus", vcpus);
        all.put("instances", count);
        all.put("resources", RecordValues.make(Resources.class, each));
        return RecordValues.make(Plan.class, all);
    }

    /**
     * The resources of the instances. A name that exists in the cloud is used as it is, another one is created, and null creates one for
     * the run.
     *
     * @param imageFile the image's content; null for 1 MiB of zeros
     * @param imageFormat Glance's disk format
     * @param ramMb memory of an instance in MiB
     * @param vcpus its virtual processors
     * @param diskGb its root disk in GiB
     * @param cidr the IPv4 range of the subnet
     * @param userPassword the password of {@code user} when the cloud knows that user already, else null
     */
    public record Resources(
            String image,
            Path imageFile,
            String imageFormat,
            String flavor,
            int ramMb,
            int vcpus,
            int diskGb,
            String project,
            String user,
            String userPassword,
            String role,
            String network,
            String cidr) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Resources[image=" + image + ", flavor=" + flavor + ", project=" + project + ", user=" + user + "]";
        }
    }

    /**
     * The fault.
     *
     * @param kind the kind of fault
     * @param restoreAfter how long until a host brings its link back by itself
     * @param operator the person who does the manual steps
     */
    public record Fault(FaultKind kind, Duration restoreAfter, Operator operator) {}

    /**
     * Who finds the host dead, and who marks it.
     *
     * @param monitor who tells the Inspector
     * @param inspector who marks host and instances
     * @param watchAll whether our monitor also watches the hosts that are to live
     */
    public record Chain(Monitor monitor, Inspector inspector, boolean watchAll) {

        /** Fails when the one cannot tell the other. */
        public Chain {
            boolean meet = switch (monitor.reporter()) {
                case OURS -> inspector.marking() != Inspector.Marking.NOBODY;
                case FOREIGN -> inspector.marking() == Inspector.Marking.OURS;
                case NOBODY -> inspector.marking() == Inspector.Marking.NOBODY;
            };
            if (!meet) {
                throw new SettingsError(
                        "monitor " + monitor.name() + " and inspector " + inspector.name()
                                + " do not fit: choose sample and sample, external and sample, sample and external, vitrage or congress, or none and none",
                        null);
            }
        }

        /** Whether nothing in it is ours: then only the fault is, and all else is observed. */
        public boolean isObserved() {
            return inspector.marking() == Inspector.Marking.NOBODY;
        }
    }

    /**
     * The configuration of controllers.
     *
     * @param apply whether missing settings are added, and removed at the end; else they are only reported
     * @param timeout the longest wait for restarted services
     * @param patches what the run needs in it
     */
    public record Patching(boolean apply, Duration timeout, PatchSet patches) {}

    /**
     * The proof of the notification path.
     *
     * @param hits proofs in a row
     * @param interval from one attempt to the next
     * @param timeout the longest wait
     */
    public record Arming(int hits, Duration interval, Duration timeout) {}
}
