package org.opnfv.doctor.functest.scenario;

import java.util.List;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.ledger.Change;

/** The names of a run's resources; each ends in the run's id. */
public record ResourceNames(String runId) {

    /** The metadata key with the run's id of an instance, whatever the instance's name is. */
    public static final String RUN = "doctor_run";

    /** The alarm that proves the notification path. */
    public static final String PROBE_ALARM = "probe";

    /** The alarm between two faults of a series. */
    public static final String FENCE_ALARM = "fence";

    /** The alarm that tells the owner of planned maintenance. */
    public static final String NOTICE_ALARM = "maintenance";

    /** The alarm that tells of the maintenance of hosts. */
    public static final String HOST_ALARM = "maintenance_host";

    /** The template of Vitrage's that marks a host and what is on it. */
    public static final String TEMPLATE = "template";

    /** The two instances of which one stands by, and the address that the other has. */
    public static final String PAIR = "pair";

    /** The name of that kind of thing. */
    public String of(String what) {
        return "doctor_" + what + "-" + runId;
    }

    /** {@code doctor_vm1} to {@code doctor_vmN}, with the id. */
    public List<String> instances(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> of("vm" + n)).toList();
    }

    /** The reason for which the run disables hosts: whoever else disables one says something else. */
    public String disabledReason() {
        return "maintenance of doctor-functest run " + runId;
    }

    /** The same for a host that somebody else disabled for the run, who said something else. */
    String disabledReason(Change host) {
        return host.details().getOrDefault(ChangeKinds.REASON, disabledReason());
    }

    /** The prefix of the names of all our instances, those of other runs included. */
    public static String instancePrefix() {
        return "doctor_vm";
    }

    /** Whether a resource with that name is the one made as {@code made}: an instance is renamed to prove the path. */
    static boolean isOf(String made, String name) {
        return name.equals(made) || name.startsWith(made + "-");
    }

    /** The alarm of an instance: {@code doctor_alarm7} for {@code doctor_vm7}. */
    static String alarmFor(String instanceName) {
        return "doctor_alarm" + instanceName.substring(instancePrefix().length());
    }
}
