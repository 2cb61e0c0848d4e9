package org.opnfv.doctor.functest.embedded.compute;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.ApiService;
import org.opnfv.doctor.functest.embedded.ComputeHosts;
import org.opnfv.doctor.functest.embedded.EmbeddedSettings;
import org.opnfv.doctor.functest.embedded.Tokens;
import org.opnfv.doctor.functest.embedded.event.EventBus;
import org.opnfv.doctor.functest.embedded.image.ImageService;
import org.opnfv.doctor.functest.embedded.network.NetworkService;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** Nova: API v2.1 with the microversions of a release for the supported calls. */
public final class NovaService extends ApiService {

    static final String API = "/v2.1";

    private static final String REQUEST_ID = "x-openstack-request-id";
    private static final String VERSION_HEADER = "OpenStack-API-Version";
    private static final String OLD_VERSION_HEADER = "X-OpenStack-Nova-API-Version";
    private static final int WORKERS = 2;
    private static final Map<Integer, String> FAULTS =
            Map.of(400, "badRequest", 403, "forbidden", 404, "itemNotFound", 409, "conflictingRequest");

    private final EmbeddedSettings settings;
    private final HostServices services;
    private final ScheduledExecutorService heartbeats =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("nova-heartbeat", true));
    private final ScheduledExecutorService workers;
    private final StoredInstances instances = new StoredInstances();

    /** A Nova without instances and flavors on these hosts; heartbeats begin when it is started. */
    public NovaService(
            Tokens tokens,
            ComputeHosts hosts,
            ImageService images,
            NetworkService networks,
            EventBus bus,
            EmbeddedSettings settings) {
        super("compute", "nova", tokens);
        this.settings = settings;
        this.services = new HostServices(hosts, settings);
        ScheduledThreadPoolExecutor pool =
                new ScheduledThreadPoolExecutor(WORKERS, new DefaultThreadFactory("nova-worker", true));
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.workers = pool;
        ServerGroups groups = new ServerGroups();
        Flavors flavors = new Flavors();
        Quotas quotas = new Quotas();
        Scheduler scheduler = new Scheduler(services);
        NovaNotifications notifications = new NovaNotifications(bus);
        Lifecycle lifecycle = new Lifecycle(instances, services, scheduler, quotas, networks, notifications, workers);
        open("GET", "/", call -> Reply.json(200, Map.of("versions", List.of(version(call)))));
        open("GET", API, call -> Reply.json(200, Map.of("version", version(call))));
        instances(lifecycle, new Migrations(lifecycle, scheduler, notifications));
        route(
                "POST",
                "/servers",
                new InstanceCreateApi(instances, flavors, quotas, images, networks, groups, lifecycle)::create);
        route("GET", "/os-server-groups", groups::list);
        route("POST", "/os-server-groups", groups::create);
        route("GET", "/os-server-groups/{id}", groups::show);
        route("DELETE", "/os-server-groups/{id}", groups::delete);
        flavors(new FlavorApi(flavors));
        quotas(new QuotaApi(quotas));
        hosts(scheduler);
    }

    /** Its link has the address that the client used. */
    private Map<String, Object> version(Call call) {
        String self = "http://" + call.header("Host").orElse("") + API + "/";
        return Map.of(
                "id", "v2.1",
                "status", "CURRENT",
                "version", "2." + settings.release().microversion(),
                "min_version", "2.1",
                "links", List.of(Map.of("rel", "self", "href", self)));
    }

    /** Whether an instance runs and its host is connected, so that it answers what is sent to it. */
    public boolean answers(String instanceId) {
        return instances
                .find(instanceId)
                .map(StoredInstance::state)
                .filter(InstanceState::runs)
                .flatMap(state -> services.find(String.valueOf(state.host())))
                .filter(service -> service.host().linkUp())
                .isPresent();
    }

    private void instances(Lifecycle lifecycle, Migrations migrations) {
        InstanceApi api = new InstanceApi(instances, lifecycle, new MigrationApi(instances, migrations));
        route("GET", "/servers", api::list);
        route("GET", "/servers/detail", api::list);
        route("GET", "/servers/{id}", api::show);
        route("PUT", "/servers/{id}", api::rename);
        route("DELETE", "/servers/{id}", api::delete);
        route("POST", "/servers/{id}/action", api::act);
    }

    private void flavors(FlavorApi api) {
        route("GET", "/flavors", api::list);
        route("GET", "/flavors/detail", api::list);
        route("POST", "/flavors", api::create);
        route("GET", "/flavors/{id}", api::show);
        route("DELETE", "/flavors/{id}", api::delete);
        // The openstack client asks for them, and there are none.
        route("GET", "/flavors/{id}/os-extra_specs", request -> Reply.json(200, Map.of("extra_specs", Map.of())));
    }

    private void quotas(QuotaApi api) {
        route("GET", "/os-quota-sets/{project}", api::show);
        route("GET", "/os-quota-sets/{project}/detail", api::detail);
        route("PUT", "/os-quota-sets/{project}", api::update);
        route("DELETE", "/os-quota-sets/{project}", api::reset);
    }

    private void hosts(Scheduler scheduler) {
        HostServiceApi api = new HostServiceApi(services);
        route("GET", "/os-services", api::list);
        route("PUT", "/os-services/{id}", api::update);
        route("GET", "/os-migrations", api::migrations);
        HypervisorApi hypervisors = new HypervisorApi(services, scheduler);
        route("GET", "/os-hypervisors", hypervisors::list);
        route("GET", "/os-hypervisors/detail", hypervisors::list);
    }

    private void route(String method, String template, NovaRequest.Action action) {
        on(method, API + template, (call, caller) -> {
            RequestedMicroversion version =
                    RequestedMicroversion.asked(call, settings.release().microversion());
            NovaRequest request = new NovaRequest(call, caller, version, "req-" + UUID.randomUUID());
            Reply reply;
            try {
                version.requireServed();
                reply = action.handle(request);
            } catch (ApiError refusal) {
                reply = refused(call, refusal);
            }
            return reply.with(VERSION_HEADER, "compute " + version)
                    .with(OLD_VERSION_HEADER, version.toString())
                    .with("Vary", VERSION_HEADER + ", " + OLD_VERSION_HEADER)
                    .with(REQUEST_ID, request.id());
        });
    }

    @Override
    protected Reply finish(Call call, Reply reply, String requestId) {
        String id = reply.headers().getOrDefault(REQUEST_ID, requestId);
        return reply.with(REQUEST_ID, id).with("x-compute-request-id", id);
    }

    @Override
    protected Reply error(int status, String message) {
        Map<String, Object> fault = Map.of("code", status, "message", message);
        return Reply.json(status, Map.of(FAULTS.getOrDefault(status, "computeFault"), fault));
    }

    @Override
    public String cataloguePath() {
        return API;
    }

    @Override
    public void start(int port) throws IOException {
        super.start(port);
        services.beat(heartbeats, settings);
    }

    /** Stops serving; instances under construction stay as they are. */
    @Override
    public void close() {
        super.close();
        heartbeats.shutdownNow();
        workers.shutdownNow();
    }
}
