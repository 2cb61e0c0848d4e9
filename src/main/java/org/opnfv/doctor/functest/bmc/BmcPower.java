package org.opnfv.doctor.functest.bmc;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.opnfv.doctor.functest.host.Downtime;
import org.opnfv.doctor.functest.host.FaultTarget;

/** The power of a host, which its BMC switches. It stays off until it is switched on; then the host has to boot. */
public final class BmcPower implements FaultTarget {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final BmcLogin login;
    private final Bmc bmc;

    /** Nothing is asked yet; the scheme of the URL says which protocol it is. */
    public BmcPower(BmcLogin login) {
        this.login = login;
        bmc = login.url().getScheme().equals("ipmi") ? new Ipmi(login) : new Redfish(login);
    }

    @Override
    public String name() {
        return login.url().toString();
    }

    @Override
    public void requireUsable() {
        if (!bmc.isOn()) {
            throw login.failed("says that it is off already", null);
        }
    }

    @Override
    public Optional<Downtime> down(Duration restoreAfter, BooleanSupplier seenDown) {
        bmc.turn(false);
        await("off", () -> !bmc.isOn() || seenDown.getAsBoolean());
        return Optional.empty();
    }

    /** One that is on is left as it is. */
    @Override
    public Optional<Downtime> up() {
        if (!bmc.isOn()) {
            bmc.turn(true);
            await("on", bmc::isOn);
        }
        return Optional.empty();
    }

    private void await(String state, BooleanSupplier done) {
        try {
            Awaitility.await("its power is " + state)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .timeout(LONGEST)
                    .until(() -> {
                        if (Thread.currentThread().isInterrupted()) {
                            throw login.failed("was waited for, and that was interrupted", null);
                        }
                        return done.getAsBoolean();
                    });
        } catch (ConditionTimeoutException e) {
            throw login.failed("was told to switch it " + state + ", and has not in " + LONGEST.toSeconds() + " s", e);
        }
    }
}
