package org.opnfv.doctor.functest.contract;

import static org.opnfv.doctor.functest.contract.ContractCloud.NOBODY;

import java.util.List;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.AlarmSpec;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;

/**
 * A call that the run makes, with arguments that mean nothing to the cloud: unknown ids, new names. So it can be made
 * in any state of the cloud, and leaves nothing behind but what {@code Undo} deletes.
 *
 * @param service catalog type of the service that answers it
 * @param outcome how the cloud refuses it for its arguments; null when it succeeds all the same
 * @param needsAdmin whether an ordinary member is refused; some services look for the thing, or at the values, before
 *     they look at the user
 */
record CloudCall(String name, String service, Kind outcome, boolean needsAdmin, Action action) {
    /** Makes the call on a cloud; what it makes is undone. */
    interface Action {
        void run(Cloud cloud, Undo undo);
    }

    static final AlarmSpec ALARM = new AlarmSpec(
            "contract",
            "compute.instance.update",
            List.of(AlarmSpec.Query.eq("traits.instance_id", NOBODY), AlarmSpec.Query.eq("traits.state", "error")),
            "http://127.0.0.1:9/failure",
            false,
            "moderate",
            "made by a contract test");

    static Stream<CloudCall> all() {
        return Stream.of(
                        IdentityCalls.identity(),
                        ComputeCalls.compute(),
                        ComputeCalls.hosts(),
                        ResourceCalls.network(),
                        ResourceCalls.image(),
                        ResourceCalls.alarming())
                .flatMap(calls -> calls);
    }

    /** All but the one that any cloud answers to strangers too. */
    static Stream<CloudCall> withToken() {
        return all().filter(call -> !call.name().equals("versions"));
    }

    static Stream<CloudCall> adminOnly() {
        return all().filter(CloudCall::needsAdmin);
    }

    /** The call, on a cloud whose own calls undo it. */
    void on(Cloud cloud, Undo undo) {
        action.run(cloud, undo);
    }

    @Override
    public String toString() {
        return name;
    }

    static CloudCall admin(String service, String name, Kind outcome, Action action) {
        return new CloudCall(name, service, outcome, true, action);
    }

    static CloudCall anyone(String service, String name, Kind outcome, Action action) {
        return new CloudCall(name, service, outcome, false, action);
    }
}
