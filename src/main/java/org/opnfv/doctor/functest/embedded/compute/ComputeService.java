package org.opnfv.doctor.functest.embedded.compute;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
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

/** Nova: API v2.1 with its microversions up to 2.90 for the calls it has, compared with Nova 26. */
public final class ComputeService extends ApiService {

    static final String API = "/v2.1";

    private static final String REQUEST_ID = "x-openstack-request-id";
    private static final String VERSION_HEADER = "OpenStack-API-Version";
    private static final String OLD_VERSION_HEADER = "X-OpenStack-Nova-API-Version";
    private static final int WORKERS = 2;
    private static final Map<Integer, String> FAULTS = Map.of(
            400,
            "badRequest",
            401,
            "unauthorized",
            403,
            "forbidden",
            404,
            "itemNotFound",
            405,
            "badMethod",
            409,
            "conflictingRequest",
            413,
            "overLimit",
            501,
            "notImplemented",
            503,
            "serviceUnavailable");

    private final EmbeddedSettings settings;
    private final HostServices services;
    private final ScheduledExecutorService heartbeats =
            Executors.newSingleThreadScheduledExecutor(daemon("nova-heartbeat"));
    private final ScheduledExecutorService workers;

    /** A Nova without instances and flavors on these hosts; it begins to hear of them when it is started. */
    public ComputeService(
            Tokens tokens,
            ComputeHosts hosts,
            ImageService images,
            NetworkService networks,
            EventBus bus,
            EmbeddedSettings settings) {
        super("compute", "nova", tokens);
        this.settings = settings;
        this.services = new HostServices(hosts, settings);
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(WORKERS, daemon("nova-worker"));
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.workers = pool;
        Instances instances = new Instances();
        Flavors flavors = new Flavors();
        Quotas quotas = new Quotas();
        Scheduler scheduler = new Scheduler(services);
        Lifecycle lifecycle =
                new Lifecycle(instances, services, scheduler, quotas, networks, new Notifications(bus), workers);
        versions();
        instances(instances, lifecycle);
        route(
                "POST",
                "/servers",
                new InstanceCreateApi(instances, flavors, quotas, images, networks, new Placing(services), lifecycle)
                        ::create);
        flavors(flavors);
        quotas(quotas);
        hosts(scheduler, instances);
        nothing();
    }

    private static ThreadFactory daemon(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private void versions() {
        open("GET", "/", call -> Reply.json(200, VersionDocuments.all(root(call))));
        open("GET", API, call -> Reply.json(200, VersionDocuments.current(root(call))));
    }

    private void instances(Instances instances, Lifecycle lifecycle) {
        InstanceApi api = new InstanceApi(instances, lifecycle);
        route("GET", "/servers", api::list);
        route("GET", "/servers/detail", api::detail);
        route("GET", "/servers/{id}", api::show);
        route("PUT", "/servers/{id}", api::update);
        route("DELETE", "/servers/{id}", api::delete);
        route("POST", "/servers/{id}/action", api::act);
        MetadataApi metadata = new MetadataApi(instances, lifecycle);
        route("GET", "/servers/{id}/metadata", metadata::list);
        route("POST", "/servers/{id}/metadata", metadata::merge);
        route("PUT", "/servers/{id}/metadata", metadata::replace);
        route("GET", "/servers/{id}/metadata/{key}", metadata::show);
        route("PUT", "/servers/{id}/metadata/{key}", metadata::put);
        route("DELETE", "/servers/{id}/metadata/{key}", metadata::delete);
    }

    private void flavors(Flavors flavors) {
        FlavorApi api = new FlavorApi(flavors);
        route("GET", "/flavors", api::list);
        route("GET", "/flavors/detail", api::detail);
        route("POST", "/flavors", api::create);
        route("GET", "/flavors/{id}", api::show);
        route("PUT", "/flavors/{id}", api::update);
        route("DELETE", "/flavors/{id}", api::delete);
        route("GET", "/flavors/{id}/os-flavor-access", api::access);
        ExtraSpecApi specs = new ExtraSpecApi(flavors);
        route("GET", "/flavors/{id}/os-extra_specs", specs::list);
        route("POST", "/flavors/{id}/os-extra_specs", specs::create);
        route("GET", "/flavors/{id}/os-extra_specs/{key}", specs::show);
        route("PUT", "/flavors/{id}/os-extra_specs/{key}", specs::update);
        route("DELETE", "/flavors/{id}/os-extra_specs/{key}", specs::delete);
    }

    private void quotas(Quotas quotas) {
        QuotaApi api = new QuotaApi(quotas);
        route("GET", "/os-quota-sets/{project}", api::show);
        route("GET", "/os-quota-sets/{project}/detail", api::detail);
        route("GET", "/os-quota-sets/{project}/defaults", api::defaults);
        route("PUT", "/os-quota-sets/{project}", api::update);
        route("DELETE", "/os-quota-sets/{project}", api::reset);
        route("GET", "/os-quota-class-sets/{class}", api::classSet);
        route("GET", "/limits", api::limits);
    }

    private void hosts(Scheduler scheduler, Instances instances) {
        HostServiceApi api = new HostServiceApi(services);
        route("GET", "/os-services", api::list);
        route("PUT", "/os-services/{id}", api::update);
        HypervisorApi hypervisors = new HypervisorApi(services, scheduler, instances);
        route("GET", "/os-hypervisors", hypervisors::list);
        route("GET", "/os-hypervisors/detail", hypervisors::detail);
        route("GET", "/os-hypervisors/statistics", hypervisors::statistics);
        route("GET", "/os-hypervisors/{id}", hypervisors::show);
        route("GET", "/os-hypervisors/{id}/search", hypervisors::search);
        route("GET", "/os-hypervisors/{id}/servers", hypervisors::servers);
        route("GET", "/os-hypervisors/{id}/uptime", hypervisors::uptime);
        ZoneApi zones = new ZoneApi(services);
        route("GET", "/os-availability-zone", zones::list);
        route("GET", "/os-availability-zone/detail", zones::detail);
    }

    /** What clients ask for and there is none of. */
    private void nothing() {
        route("GET", "/os-keypairs", request -> Reply.json(200, Map.of("keypairs", List.of())));
        route("GET", "/os-server-groups", request -> Reply.json(200, Map.of("server_groups", List.of())));
        route("GET", "/extensions", request -> Reply.json(200, Map.of("extensions", List.of())));
        route("GET", "/os-aggregates", request -> {
            request.requireAdmin("os_compute_api:os-aggregates:index");
            return Reply.json(200, Map.of("aggregates", List.of()));
        });
    }

    private void route(String method, String template, Request.Action action) {
        on(method, API + template, (call, caller) -> {
            MicroVersion version = MicroVersion.asked(call);
            Request request = new Request(call, caller, version, "req-" + UUID.randomUUID(), root(call));
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

    /** Where the client reached us, which is what its links must begin with. */
    private String root(Call call) {
        return call.header("Host").map(host -> "http://" + host).orElseGet(() -> root().toString());
    }

    @Override
    protected Reply finish(Call call, Reply reply, String requestId) {
        String id = reply.headers().getOrDefault(REQUEST_ID, requestId);
        return reply.with(REQUEST_ID, id).with("x-compute-request-id", id);
    }

    @Override
    protected Reply error(int status, String message) {
        Map<String, Object> fault = Ordered.of("code", status, "message", message);
        return Reply.json(status, Map.of(FAULTS.getOrDefault(status, "computeFault"), fault))
                .with("Content-Type", "application/json; charset=UTF-8");
    }

    @Override
    protected Reply missing(Call call) {
        String page = """
                <html>
                 <head>
                  <title>404 Not Found</title>
                 </head>
                 <body>
                  <h1>404 Not Found</h1>
                  The resource could not be found.<br /><br />



                 </body>
                </html>""";
        return Reply.text(404, page).with("Content-Type", "text/html; charset=UTF-8");
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

    /** Stops serving; instances that are being made stay as they are. */
    @Override
    public void close() {
        super.close();
        heartbeats.shutdownNow();
        workers.shutdownNow();
    }
}
