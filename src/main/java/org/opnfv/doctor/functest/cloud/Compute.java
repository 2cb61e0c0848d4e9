package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openstack4j.api.Builders;
import org.openstack4j.model.compute.Flavor;
import org.openstack4j.model.compute.Server;
import org.openstack4j.model.compute.ServerCreate;
import org.openstack4j.model.compute.ServerUpdateOptions;
import org.openstack4j.model.compute.builder.ServerCreateBuilder;

/** Flavors, instances, hosts and quotas of Nova. Every call throws {@link CloudException}; deleting what no longer exists succeeds. */
public final class Compute {
    private static final String GROUPS = "/os-server-groups";

    private final Session session;
    private final MicroversionDiscovery discovery;
    private final Api api;
    private final InstanceReader instances;
    private final ComputeServices services;

    Compute(Session session, MicroversionDiscovery discovery) {
        this.session = session;
        this.discovery = discovery;
        this.api = new Api(session, "compute");
        this.instances = new InstanceReader(api, session, discovery);
        this.services = new ComputeServices(api, session, discovery);
    }

    /** The microversions of this Nova; asked once in the life of a {@link Cloud}. */
    public Microversions versions() {
        return discovery.versions(session);
    }

    /** Whether Nova receives the requested microversion: a proxy may drop an unknown header. Takes an admin. */
    public boolean heedsMicroversions() {
        return services.heedsMicroversions();
    }

    /** The id of the flavor of that name. */
    public Optional<String> findFlavor(String name) {
        List<? extends Flavor> flavors =
                session.call(os -> os.compute().flavors().list(false));
        return SingleMatch.named("flavor", name, flavors, flavor -> flavor.getName(), flavor -> flavor.getId());
    }

    /** The name of the flavor of that id, if there is one. */
    public Optional<String> flavorName(String id) {
        return Session.unlessAbsent(
                        () -> session.call(os -> os.compute().flavors().get(id)))
                .map(Flavor::getName);
    }

    /** Makes a public flavor and returns its id; CONFLICT when there is one of that name. Takes an admin. */
    public String createFlavor(String name, int ramMb, int vcpus, int diskGb) {
        Flavor flavor = Builders.flavor()
                .name(name)
                .ram(ramMb)
                .vcpus(vcpus)
                .disk(diskGb)
                .build();
        return session.create("flavor " + name, os -> os.compute().flavors().create(flavor), Flavor::getId);
    }

    public void deleteFlavor(String id) {
        session.delete(os -> os.compute().flavors().delete(id));
    }

    /** Makes an instance and returns its id at once, while Nova still builds it. */
    public String createInstance(InstanceSpec spec) {
        ServerCreateBuilder server = Builders.server()
                .name(spec.name())
                .image(spec.imageId())
                .flavor(spec.flavorId())
                .networks(List.of(spec.networkId()))
                .addMetadata(spec.metadata());
        spec.host().ifPresent(host -> server.availabilityZone(zone(host) + ":" + host));
        spec.group().ifPresent(group -> server.addSchedulerHint("group", group));
        ServerCreate request = server.build();
        return session.create(
                "instance " + spec.name(), os -> os.compute().servers().boot(request), Server::getId);
    }

    /** The instance of that id, if the caller sees one. */
    public Optional<Instance> instance(String id) {
        return instances.find(id);
    }

    /** All matching instances, from all pages. */
    public List<Instance> instances(InstanceFilter filter) {
        return instances.list(filter);
    }

    /** Renames the instance, which its owner may do; Nova emits {@code compute.instance.update}. */
    public void rename(String id, String name) {
        session.call(os ->
                os.compute().servers().update(id, ServerUpdateOptions.create().name(name)));
    }

    /**
     * Sets the instance's state, without touching the instance itself. Takes an admin. One request, once the client is connected.
     *
     * @param state {@code error} or {@code active}
     */
    public void resetState(String id, String state) {
        Server.Status status = switch (state) {
            case "error" -> Server.Status.ERROR;
            case "active" -> Server.Status.ACTIVE;
            default -> throw new IllegalArgumentException("an instance can be reset to error or active, not " + state);
        };
        session.call(os -> os.compute().servers().resetState(id, status));
    }

    /** Begins to delete the instance; it is gone when {@link #instance} is empty. */
    public void deleteInstance(String id) {
        session.delete(os -> os.compute().servers().delete(id));
    }

    /** The nova-compute services. Takes an admin. */
    public List<ComputeService> computeServices() {
        return services.list();
    }

    /**
     * The nova-compute of that host. Takes an admin.
     *
     * @throws CloudException NOT_FOUND, naming the hosts there are, when there is no such host
     */
    public ComputeService computeService(String host) {
        return services.on(host);
    }

    /**
     * Marks a host down, or removes the mark. Takes an admin. One request once the services were listed.
     *
     * @throws CloudException NOT_FOUND, naming the hosts there are, when there is no such host
     */
    public void forceDown(String host, boolean down) {
        services.forceDown(host, down);
    }

    /**
     * Lets the scheduler use a host again. Takes an admin.
     *
     * @throws CloudException NOT_FOUND, naming the hosts there are, when there is no such host
     */
    public void enable(String host) {
        services.enable(host);
    }

    /** The same, not to use it any more, for a reason that Nova shows. What is on the host stays there. */
    public void disable(String host, String reason) {
        services.disable(host, reason);
    }

    /** Why this Nova disables no hosts, in one line; empty when it does. */
    public Optional<String> cannotDisable() {
        return services.cannotDisable();
    }

    /**
     * Begins to move the instance to a host that Nova chooses, by stopping it; it waits there as {@code VERIFY_RESIZE} for {@link
     * #confirmMove}. Takes an admin. Where no host can take it, Nova may say so only by leaving it as it is.
     */
    public void migrate(String id) {
        act(api, id, "migrate", null);
    }

    /** Begins to move the instance, which goes on running meanwhile. Takes an admin. */
    public void migrateLive(String id) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("host", null);
        options.put("block_migration", "auto");
        act(api.at(Microversions.LIVE_MIGRATION_BY_ITSELF), id, "os-migrateLive", options);
    }

    /** Ends a migration: the instance stays where it is now. */
    public void confirmMove(String id) {
        act(api, id, "confirmResize", null);
    }

    private static void act(Api api, String id, String action, Object options) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(action, options);
        api.send(api.ask("POST", "/servers/" + Api.escape(id) + "/action").json(ApiJson.bytes(body)));
    }

    /**
     * The instances, by id, that were evacuated from a host whose nova-compute does not know of it yet. Until it is restarted, what is left
     * of them stays there, and Nova refuses to take back that the host is forced down. Takes an admin.
     */
    public List<String> evacuatedFrom(String host) {
        String asked = "compute: GET /os-migrations";
        List<String> instances = new ArrayList<>();
        String query = Api.query(Map.of("migration_type", "evacuation", "status", "done", "source_compute", host));
        for (JsonNode migration : ApiJson.list(api.get("/os-migrations" + query).path("migrations"), asked)) {
            instances.add(ApiJson.need(migration, "instance_uuid", asked));
        }
        return List.copyOf(instances);
    }

    /** Makes a group of instances, no two of which may be on one host, and returns its id. */
    public String createServerGroup(String name) {
        JsonNode made =
                api.post(GROUPS, Map.of("server_group", Map.of("name", name, "policies", List.of("anti-affinity"))));
        return ApiJson.made(made.path("server_group"), "id", "server group " + name);
    }

    /** The id of the group of that name, of all projects. Takes an admin. */
    public Optional<String> findServerGroup(String name) {
        List<JsonNode> named = new ArrayList<>();
        ApiJson.list(api.get(GROUPS + "?all_projects=True").path("server_groups"), "compute: GET " + GROUPS)
                .forEach(group -> {
                    if (name.equals(ApiJson.text(group, "name"))) {
                        named.add(group);
                    }
                });
        return SingleMatch.named(
                "server group", name, named, group -> ApiJson.text(group, "name"), group -> ApiJson.text(group, "id"));
    }

    /** The name of the group of that id, if there is one. */
    public Optional<String> serverGroupName(String id) {
        return Session.unlessAbsent(
                () -> ApiJson.text(api.get(GROUPS + "/" + Api.escape(id)).path("server_group"), "name"));
    }

    /** Deletes a group; what is in it stays. */
    public void deleteServerGroup(String id) {
        api.delete(GROUPS + "/" + Api.escape(id));
    }

    /** The hypervisors. Takes an admin. */
    public List<Hypervisor> hypervisors() {
        List<Hypervisor> hypervisors = new ArrayList<>();
        for (JsonNode node :
                ApiJson.list(api.get("/os-hypervisors/detail").path("hypervisors"), "compute: GET /os-hypervisors")) {
            hypervisors.add(new Hypervisor(
                    ApiJson.text(node.path("service"), "host"),
                    ApiJson.text(node, "host_ip"),
                    ApiJson.text(node, "state"),
                    node.path("vcpus").asInt()));
        }
        return List.copyOf(hypervisors);
    }

    /** Limits and usage of a project; for another project than the caller's it takes an admin. */
    public Quota quota(String projectId) {
        JsonNode set =
                api.get("/os-quota-sets/" + Api.escape(projectId) + "/detail").path("quota_set");
        return new Quota(usage(set.path("instances")), usage(set.path("cores")), usage(set.path("ram")));
    }

    /** Sets the limits of a project; -1 for none. Takes an admin. */
    public void setQuota(String projectId, int instanceLimit, int coreLimit, int ramMb) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("instances", instanceLimit);
        set.put("cores", coreLimit);
        set.put("ram", ramMb);
        api.put("/os-quota-sets/" + Api.escape(projectId), Map.of("quota_set", set));
    }

    private String zone(String host) {
        return services.list().stream()
                .filter(service -> service.host().equals(host))
                .map(ComputeService::zone)
                .findFirst()
                .orElse("nova");
    }

    /** Resets a project to the default quota; succeeds when it has no other. */
    public void deleteQuota(String projectId) {
        api.delete("/os-quota-sets/" + Api.escape(projectId));
    }

    private static Quota.Usage usage(JsonNode resource) {
        String asked = "compute: GET /os-quota-sets";
        return new Quota.Usage(
                ApiJson.number(resource, "limit", asked),
                ApiJson.number(resource, "in_use", asked)
                        + resource.path("reserved").asInt());
    }
}
