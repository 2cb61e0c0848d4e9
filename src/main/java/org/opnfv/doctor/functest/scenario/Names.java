package org.opnfv.doctor.functest.scenario;

import java.util.List;
import java.util.stream.IntStream;

/** The names of what a run makes; each ends in the run's id. */
record Names(String runId) {

    String of(String what) {
        return "doctor_" + what + "-" + runId;
    }

    /** {@code doctor_vm1} to {@code doctor_vmN}, with the id. */
    List<String> instances(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> of("vm" + n)).toList();
    }

    /** What the names of all our instances begin with, those of other runs included. */
    static String instancePrefix() {
        return "doctor_vm";
    }

    /** The alarm of an instance: {@code doctor_alarm7} for {@code doctor_vm7}. */
    static String alarmFor(String instanceName) {
        return "doctor_alarm" + instanceName.substring(instancePrefix().length());
    }
}
