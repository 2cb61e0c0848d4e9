package org.opnfv.doctor.functest.scenario.fault;

import java.net.URI;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.cloud.Alarming;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.scenario.NotificationPathCheck;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.SilentPathException;

/**
 * A proof of the notification path that names the broken link when nothing comes.
 *
 * @param alarm the name of the alarm that proves it
 * @param consumer where that alarm is to be sent
 */
record PathProof(RunContext context, String alarm, URI consumer) {

    /** Proves it by changes of that instance. */
    Manifest.Arming by(String instance, Supplier<Manifest.Arming> proof) {
        try (NotificationPathCheck path = NotificationPathCheck.of(context.site())) {
            path.follow(instance);
            try {
                return proof.get();
            } catch (SilentPathException e) {
                Alarming aodh = context.admin().alarming();
                boolean fired = !e.alarmsCame()
                        && NotificationPathCheck.hasFired(
                                () -> aodh.findAlarmAnywhere(alarm).flatMap(aodh::alarm));
                throw new ScenarioException(
                        e.getMessage() + "; " + path.broken(fired, e.told(), e.alarmsCame(), consumer), e);
            }
        }
    }
}
