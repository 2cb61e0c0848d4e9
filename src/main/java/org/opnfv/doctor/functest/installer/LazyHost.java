package org.opnfv.doctor.functest.installer;

import java.util.Optional;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.host.ClockOffset;
import org.opnfv.doctor.functest.host.FaultTarget;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.ProbeTarget;

/** A host whose address is looked up when it is first needed: some tests need only its name. */
final class LazyHost implements Host {
    private final String name;
    private final Supplier<Host> find;
    private final Supplier<FaultTarget> power;
    private Host found;

    LazyHost(String name, Supplier<Host> find, Supplier<FaultTarget> power) {
        this.name = name;
        this.find = find;
        this.power = power;
    }

    private synchronized Host host() {
        if (found == null) {
            found = find.get();
        }
        return found;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ProbeTarget echo() {
        return host().echo();
    }

    @Override
    public FaultTarget link() {
        return host().link();
    }

    @Override
    public FaultTarget novaCompute(String service) {
        return host().novaCompute(service);
    }

    @Override
    public FaultTarget kernel() {
        return host().kernel();
    }

    @Override
    public FaultTarget power() {
        return power.get();
    }

    @Override
    public Optional<ClockOffset> clockOffset() {
        return host().clockOffset();
    }
}
