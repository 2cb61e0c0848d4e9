package org.opnfv.doctor.functest.embedded.compute;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Chooses hosts and keeps account of what they have left. Thread-safe. */
final class Scheduler {

    /** What each host has to give: enough for thousands of small instances. */
    static final Load CAPACITY = new Load(0, 16_384, 4_194_304, 1_048_576);

    /** What Nova keeps for the host itself, MiB. */
    static final int RESERVED_RAM_MB = 512;

    /** Instances, virtual CPUs, memory (MiB) and disk (GiB) that are used or to be had. */
    record Load(int instances, long vcpus, long ramMb, long diskGb) {

        static final Load NONE = new Load(0, 0, RESERVED_RAM_MB, 0);

        Load plus(Flavor flavor, int sign) {
            return new Load(
                    instances + sign,
                    vcpus + (long) sign * flavor.vcpus(),
                    ramMb + (long) sign * flavor.ramMb(),
                    diskGb + (long) sign * (flavor.diskGb() + flavor.ephemeralGb()));
        }

        boolean fits() {
            return vcpus <= CAPACITY.vcpus() && ramMb <= CAPACITY.ramMb() && diskGb <= CAPACITY.diskGb();
        }
    }

    /**
     * Which host is wanted.
     *
     * @param host empty when any will do
     * @param unfiltered whether a host that is down or disabled is taken too, as Nova does for {@code nova:host}
     */
    record Wish(Optional<String> host, boolean unfiltered) {

        static final Wish ANY = new Wish(Optional.empty(), false);
    }

    private final HostServices services;
    private final Map<String, Load> loads = new HashMap<>();

    Scheduler(HostServices services) {
        this.services = services;
    }

    /** The host with the fewest instances that may take one more of this flavor, which is accounted for at once. */
    synchronized Optional<HostService> claim(Flavor flavor, Wish wish) {
        Optional<HostService> chosen = services.all().stream()
                .filter(service -> wish.host().isEmpty() || wish.host().get().equals(service.name()))
                .filter(service -> wish.unfiltered() || service.up() && service.enabled())
                .filter(service -> load(service.name()).plus(flavor, 1).fits())
                .min(Comparator.comparingInt(service -> load(service.name()).instances()));
        chosen.ifPresent(
                service -> loads.put(service.name(), load(service.name()).plus(flavor, 1)));
        return chosen;
    }

    /** What Nova adds to its refusal: a host that does not exist is named, any other reason stays in its log. */
    String objection(Wish wish) {
        return wish.host()
                .filter(host -> services.all().stream()
                        .noneMatch(service -> service.name().equals(host)))
                .map(host -> "No such host - host: " + host + " node: None ")
                .orElse("");
    }

    /** Gives back what an instance had. */
    synchronized void release(String host, Flavor flavor) {
        loads.put(host, load(host).plus(flavor, -1));
    }

    /** What is used on a host. */
    synchronized Load load(String host) {
        return loads.getOrDefault(host, Load.NONE);
    }
}
