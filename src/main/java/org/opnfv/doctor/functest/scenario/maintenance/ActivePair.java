package org.opnfv.doctor.functest.scenario.maintenance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.scenario.ChangeKinds;
import org.opnfv.doctor.functest.scenario.ResourceNames;
import org.opnfv.doctor.functest.scenario.RunContext;

/**
 * Two of the owner's instances, never on one host, of which one is active and the other stands by, and an address that moves with the
 * active one: a port keeps it, and Neutron lets the active one's port have it beside its own, as clusters with a virtual IP do.
 */
final class ActivePair {
    static final int SIZE = 2;

    private final RunContext context;
    private final Cloud owner;
    private final String group;
    private List<Instance> both = List.of();
    private String active;
    private String address;

    private ActivePair(RunContext context, Cloud owner, String group) {
        this.context = context;
        this.owner = owner;
        this.group = group;
    }

    /** Makes its group; empty where nobody could tell whether the address is silent. */
    static Optional<ActivePair> make(RunContext context, Cloud owner) {
        if (context.site().instanceAddresses().isEmpty()) {
            return Optional.empty();
        }
        Change change = context.ledger()
                .intend(ChangeKinds.SERVER_GROUP, context.names().of(ResourceNames.PAIR), Map.of());
        String group = owner.compute().createServerGroup(change.name());
        context.ledger().made(change, group);
        return Optional.of(new ActivePair(context, owner, group));
    }

    /** The id of the group that they have to be made in. */
    String group() {
        return group;
    }

    /** They are there: the first one is active. */
    void begin(List<Instance> booted, String networkId) {
        both = List.copyOf(booted);
        active = booted.get(0).id();
        Change change =
                context.ledger().intend(ChangeKinds.PORT, context.names().of(ResourceNames.PAIR), Map.of());
        String port = owner.network().createPort(networkId, change.name());
        context.ledger().made(change, port);
        address = owner.network().address(port);
        allow(active, List.of(address));
    }

    /** The address that moves. */
    String address() {
        return address;
    }

    /** Whether an instance is one of the two. */
    boolean has(Instance instance) {
        return both.stream().anyMatch(one -> one.id().equals(instance.id()));
    }

    /** The hosts that they were on when they began. */
    boolean isOn(String host) {
        return both.stream().anyMatch(one -> one.host().equals(host));
    }

    /** The other one becomes active when this one is about to move. */
    void leave(List<String> moving) {
        if (moving.contains(active)) {
            String other = both.stream()
                    .map(Instance::id)
                    .filter(id -> !id.equals(active))
                    .findFirst()
                    .orElseThrow();
            // Never both at once: two that answer for one address are worse than none for a moment.
            allow(active, List.of());
            allow(other, List.of(address));
            active = other;
        }
    }

    private void allow(String instance, List<String> addresses) {
        owner.network().portsOf(instance).forEach(port -> owner.network().allowAddresses(port.id(), addresses));
    }
}
