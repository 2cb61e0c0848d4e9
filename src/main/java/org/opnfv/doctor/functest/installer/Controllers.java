package org.opnfv.doctor.functest.installer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.RemoteHost;

/** The controllers of a deployment, looked at side by side and once. */
final class Controllers {
    private final RealHosts hosts;
    private final Map<String, String> addresses;
    private List<Controller> found;

    /** Those of the setting {@code controllers}, which have no name but their address, else these, by name. */
    Controllers(SiteRequest request, RealHosts hosts, Map<String, String> told) {
        this.hosts = hosts;
        List<String> listed = new Asked(request).list("controllers");
        addresses = new LinkedHashMap<>(listed.isEmpty() ? told : Map.of());
        listed.forEach(address -> addresses.put(address, address));
    }

    /** Their addresses by name; nothing is opened. */
    Map<String, String> addresses() {
        return addresses;
    }

    /** The way to the first of them; nothing is opened. */
    RemoteHost first() {
        Map.Entry<String, String> first = addresses.entrySet().stream()
                .findFirst()
                .orElseThrow(() -> new SiteException(
                        "no controller is known: list their addresses in controllers (CONTROLLER_IPS)", null));
        return hosts.machine(first.getKey(), first.getValue());
    }

    /** All of them; fails with one line when there is one that cannot be used. */
    synchronized List<Controller> all() {
        if (found == null) {
            found = look();
        }
        return found;
    }

    private List<Controller> look() {
        if (addresses.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(addresses.size());
        try {
            List<CompletableFuture<Controller>> looks = addresses.entrySet().stream()
                    .map(entry -> CompletableFuture.supplyAsync(
                            () -> Controller.at(hosts.machine(entry.getKey(), entry.getValue())), threads))
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
