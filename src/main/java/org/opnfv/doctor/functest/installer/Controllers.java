package org.opnfv.doctor.functest.installer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.RemoteHost;

/** The controllers of a deployment, inspected side by side and once. */
final class Controllers {
    private final SshHosts hosts;
    private final Map<String, String> addresses;
    private final Map<String, String> containers;
    private final String unknown;
    private List<Controller> found;

    /** Those of the setting {@code controllers}, which are named by their address. */
    Controllers(SiteRequest request, SshHosts hosts) {
        this(request, hosts, new Inventory(), null);
    }

    /** The same, or else those of an inventory; {@code unknown} says why some are missing, null when none is. */
    Controllers(SiteRequest request, SshHosts hosts, Inventory told, String unknown) {
        this.hosts = hosts;
        containers = told.containers();
        List<String> listed = request.list("controllers");
        this.unknown = listed.isEmpty() ? unknown : null;
        addresses = new LinkedHashMap<>(listed.isEmpty() ? told.controllers() : Map.of());
        listed.forEach(address -> addresses.put(address, address));
    }

    /** Their addresses by name; opens nothing. */
    Map<String, String> addresses() {
        return addresses;
    }

    /** The connection to the first of them; opens nothing. */
    RemoteHost first() {
        Map.Entry<String, String> first = addresses.entrySet().stream()
                .findFirst()
                .orElseThrow(() -> new SiteException(
                        "no controller is known: list their addresses in controllers (CONTROLLER_IPS)", null));
        return machine(first.getKey(), first.getValue());
    }

    private RemoteHost machine(String name, String address) {
        String on = containers.get(name);
        return on == null
                ? hosts.machine(name, address)
                : hosts.machine(on, address).container(name);
    }

    /** All of them; fails with one line when one is not usable. */
    synchronized List<Controller> all() {
        if (found == null) {
            found = look();
        }
        return found;
    }

    /** One of them, whether or not the others are usable. */
    Controller one(String name) {
        Optional<Controller> seen = seen(name);
        if (seen.isPresent()) {
            return seen.get();
        }
        String address = Optional.ofNullable(addresses.get(name)).orElseThrow(() -> Site.noController(name));
        return Controller.at(machine(name, address));
    }

    private synchronized Optional<Controller> seen(String name) {
        return found == null
                ? Optional.empty()
                : found.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private List<Controller> look() {
        if (unknown != null) {
            throw new HostException(unknown, null);
        }
        if (addresses.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(addresses.size());
        try {
            List<CompletableFuture<Controller>> looks = addresses.entrySet().stream()
                    .map(entry -> CompletableFuture.supplyAsync(
                            () -> Controller.at(machine(entry.getKey(), entry.getValue())), threads))
                    .toList();
            return looks.stream().map(this::joined).toList();
        } finally {
            threads.shutdown();
        }
    }

    private Controller joined(CompletableFuture<Controller> look) {
        try {
            return look.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof HostException known) {
                throw new HostException(
                        "one of " + addresses.size() + " controllers cannot be used: " + known.getMessage(), known);
            }
            throw e;
        }
    }
}
