package org.opnfv.doctor.functest.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.bmc.RedfishServer;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.CredentialsException;
import org.opnfv.doctor.functest.embedded.EmbeddedCloud;
import org.opnfv.doctor.functest.embedded.EmbeddedSettings;
import org.opnfv.doctor.functest.embedded.HostControl;
import org.opnfv.doctor.functest.embedded.Release;

/** An embedded OpenStack outside the program under test, that the test can look into and take something away from. */
final class Lab implements AutoCloseable {
    private static final String ALARMS = "v2/alarms?q.field=all_projects&q.op=eq&q.value=true";

    /** What a run makes: service type, and where its things are listed for an admin. */
    private static final Map<String, List<String>> LISTS = Map.of(
            "identity", List.of("projects", "users"),
            "compute", List.of("servers/detail?all_tenants=1", "flavors/detail?is_public=None"),
            "image", List.of("v2/images"),
            "network", List.of("v2.0/networks", "v2.0/subnets", "v2.0/ports"),
            "alarming", List.of(ALARMS));

    private final EmbeddedCloud embedded;
    private final Cloud admin;
    private final Listing listing;

    private Lab(EmbeddedCloud embedded, Cloud admin) {
        this.embedded = embedded;
        this.admin = admin;
        listing = new Listing(embedded.environment(), admin);
    }

    /** Starts one that lacks services of these types. */
    static Lab without(String... types) throws IOException, CredentialsException {
        EmbeddedSettings usual = EmbeddedSettings.defaults();
        EmbeddedCloud cloud = EmbeddedCloud.start(new EmbeddedSettings(
                Release.newest(),
                0,
                usual.hosts(),
                usual.alarmCacheTtl(),
                usual.reportInterval(),
                usual.serviceDownTime(),
                Set.of(types)));
        Credentials credentials = Credentials.find(cloud.environment(), Path.of(""), Path.of(""));
        return new Lab(cloud, Cloud.connect(credentials, CloudSettings.defaults()));
    }

    /** The program, told to use this cloud. */
    Program program(Path folder) {
        return Program.in(folder).with(embedded.environment());
    }

    /** The same in this process. */
    Inside inside(Path folder) {
        return Inside.in(folder).on(embedded.environment());
    }

    /** A BMC of one of its hosts. */
    RedfishServer powered(String host) throws IOException {
        return powered(embedded, host);
    }

    /** A BMC of a host, which falls silent without power. */
    static RedfishServer powered(EmbeddedCloud cloud, String host) throws IOException {
        HostControl control = new HostControl(cloud.hostsUrl());
        return new RedfishServer(on -> {
            control.link(host, on);
            control.novaCompute(host, on);
        });
    }

    Map<String, String> environment() {
        return embedded.environment();
    }

    Cloud admin() {
        return admin;
    }

    /** Everything a run can have left: what is named after it, and hosts that are not as they were; empty when all is undone. */
    List<String> leftovers() throws IOException, InterruptedException {
        List<String> left = new ArrayList<>();
        for (Map.Entry<String, List<String>> service : LISTS.entrySet()) {
            for (String list : service.getValue()) {
                listing.of(service.getKey(), list).stream()
                        .map(thing -> thing.path("name").asText(""))
                        .filter(name -> name.contains("doctor"))
                        .forEach(name -> left.add(list + " " + name));
            }
        }
        new HostControl(embedded.hostsUrl())
                .hosts().stream()
                        .filter(host -> !host.linkUp() || !host.novaComputeUp())
                        .forEach(host -> left.add("link or nova-compute of " + host.name()));
        admin.compute().computeServices().stream()
                .filter(service -> !service.up() || service.forcedDown())
                .forEach(service -> left.add("state of " + service.host()));
        return left;
    }

    /** Where the alarms there are post to. */
    List<String> alarmActions() throws IOException, InterruptedException {
        List<String> actions = new ArrayList<>();
        for (JsonNode alarm : listing.of("alarming", ALARMS)) {
            alarm.path("alarm_actions").forEach(action -> actions.add(action.asText()));
        }
        return actions;
    }

    /** The ids of projects, users and roles, which look like secrets and are none. */
    List<String> ids() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (String list : List.of("projects", "users", "roles")) {
            listing.of("identity", list)
                    .forEach(thing -> ids.add(thing.path("id").asText()));
        }
        return ids;
    }

    @Override
    public void close() {
        admin.close();
        embedded.close();
    }
}
