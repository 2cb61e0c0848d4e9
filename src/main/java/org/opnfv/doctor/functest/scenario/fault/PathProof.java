package org.opnfv.doctor.functest.scenario.fault;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.cloud.Alarm;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.scenario.NotificationWay;
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
        try (NotificationWay way = NotificationWay.of(context.site())) {
            way.follow(instance);
            try {
                return proof.get();
            } catch (SilentPathException e) {
                throw new ScenarioException(
                        e.getMessage() + "; " + way.broken(e.alarmsCame() ? Optional.empty() : asAodhHasIt(), consumer),
                        e);
            }
        }
    }

    private Optional<Alarm> asAodhHasIt() {
        try {
            return context.admin()
                    .alarming()
                    .findAlarmAnywhere(alarm)
                    .flatMap(id -> context.admin().alarming().alarm(id));
        } catch (CloudException e) {
            return Optional.empty();
        }
    }
}
