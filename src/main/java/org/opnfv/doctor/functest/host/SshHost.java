package org.opnfv.doctor.functest.host;

import java.time.Duration;
import java.util.Optional;

/** A real compute host, reached by SSH. */
public final class SshHost implements Host {
    private final RemoteHost remote;
    private final ProbeTarget echo;
    private final FaultTarget link;
    private final Duration timeout;

    /**
     * Nothing is opened yet.
     *
     * @param interfaceName the link to take down; null to find the one that carries the address of the echo
     * @param patience the longest wait for a host whose link is down
     */
    public SshHost(RemoteHost remote, ProbeTarget echo, String interfaceName, Duration timeout, Duration patience) {
        this.remote = remote;
        this.echo = echo;
        this.timeout = timeout;
        link = new SshLink(remote, echo.address(), interfaceName, patience);
    }

    @Override
    public String name() {
        return remote.name();
    }

    @Override
    public ProbeTarget echo() {
        return echo;
    }

    @Override
    public FaultTarget link() {
        return link;
    }

    @Override
    public FaultTarget novaCompute(String service) {
        return new SshNovaCompute(remote, service);
    }

    @Override
    public FaultTarget kernel() {
        return new SshKernel(remote);
    }

    @Override
    public Optional<ClockOffset> clockOffset() {
        return Optional.of(new ClockOffsetMeasurement(remote, timeout).measure());
    }
}
