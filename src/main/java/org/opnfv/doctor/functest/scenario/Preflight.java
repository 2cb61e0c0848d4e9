package org.opnfv.doctor.functest.scenario;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.Microversions;
import org.opnfv.doctor.functest.cloud.Service;
import org.opnfv.doctor.functest.installer.Site;

/** Checks whether a run is possible; changes nothing. */
public final class Preflight {
    /** What a user of the shortcut must set where no bus is known. */
    public static final String NO_BUS =
            "the shortcut needs the cloud's message bus, and none is known: set bus.config, or leave out"
                    + " --shortcut; the embedded cloud has no bus";

    private static final Map<String, String> NEEDED =
            new TreeMap<>(Map.of("compute", "Nova", "image", "Glance", "network", "Neutron", "alarming", "Aodh"));
    private static final String INSPECTOR = "inspector";
    private static final String NO_SUCH_NAME = "doctor-functest-check";

    private final Site site;
    private final Plan plan;
    private final boolean withFault;

    /** Checks that site for that plan; {@code withFault} tells whether the plan's inspector is asked for anything. */
    public Preflight(Site site, Plan plan, boolean withFault) {
        this.site = site;
        this.plan = plan;
        this.withFault = withFault;
    }

    /** Passes on each result as soon as it is known. */
    public void look(Consumer<PreflightResult> found) {
        found.accept(PreflightResult.ok("deployment", site.description()));
        found.accept(PreflightResult.ok(
                "credentials",
                site.credentials().origin() + ", " + site.credentials().login().who()));
        try (Cloud cloud = Cloud.connect(site.credentials(), plan.cloud())) {
            found.accept(PreflightResult.ok(
                    "identity",
                    "Keystone at " + site.credentials().authUrl() + " gave a token"
                            + cloud.service("identity")
                                    .map(service -> version(cloud, service))
                                    .orElse("")
                            + way(site.credentials().authUrl())));
            services(cloud, found);
            rights(cloud, found);
            if (withFault) {
                inspector(cloud, found);
            }
            hosts(cloud, found);
            ControllerConfiguration.look(site, plan, found);
            try (NotificationPathCheck path = NotificationPathCheck.of(site)) {
                path.look(plan.shortcut(), found);
            }
        } catch (CloudException e) {
            found.accept(PreflightResult.failed("identity", e.getMessage()));
        }
    }

    private void services(Cloud cloud, Consumer<PreflightResult> found) {
        NEEDED.forEach((type, name) -> found.accept(attempt(
                type,
                () -> cloud.service(type)
                        .map(service -> PreflightResult.ok(
                                type, name + " at " + service.url() + answer(cloud, service) + way(service.url())))
                        .orElseGet(() -> PreflightResult.failed(
                                type,
                                "the catalog has no " + name
                                        + " here: deploy it, or set OS_REGION_NAME or OS_INTERFACE to where it is")))));
        if (cloud.catalog().stream().anyMatch(service -> service.type().equals("compute"))) {
            found.accept(attempt("force-down", () -> forceDown(cloud.compute())));
        }
    }

    /** Through the site's proxy or past it; only mentioned where there is a proxy. */
    private String way(URI url) {
        String way = site.credentials().way(url);
        return way.isEmpty() ? "" : ", " + way;
    }

    /** Makes one harmless call, so that a service in the catalog is also known to answer. */
    private static String answer(Cloud cloud, Service service) {
        switch (service.type()) {
            case "compute" -> {
                return ", API " + cloud.compute().versions().min() + " to "
                        + cloud.compute().versions().max();
            }
            case "image" -> cloud.image().findImage(NO_SUCH_NAME);
            case "network" -> cloud.network().findNetwork(NO_SUCH_NAME);
            default -> cloud.alarming().findAlarm(NO_SUCH_NAME);
        }
        return " answers" + version(cloud, service);
    }

    /** The version that the service reports. A root that a proxy hides does not stop a run. */
    private static String version(Cloud cloud, Service service) {
        try {
            return cloud.version(service).map(version -> ", API " + version).orElse("");
        } catch (CloudException e) {
            return ", its version is not told";
        }
    }

    private static PreflightResult forceDown(Compute compute) {
        Microversions versions = compute.versions();
        if (!versions.has(Microversions.FORCE_DOWN)) {
            return PreflightResult.failed(
                    "force-down",
                    "Nova's API ends at " + versions.max() + ", to force a host down takes " + Microversions.FORCE_DOWN
                            + ": upgrade Nova");
        }
        if (!compute.heedsMicroversions()) {
            return PreflightResult.failed(
                    "force-down",
                    "Nova has API " + Microversions.FORCE_DOWN
                            + " and answers as if 2.1 were asked: a proxy between drops the header"
                            + " OpenStack-API-Version; let it through, or set compute_endpoint_override to Nova itself");
        }
        return versions.has(Microversions.HOST_STATUS)
                ? PreflightResult.ok("force-down", "Nova can force a host down and shows host_status")
                : PreflightResult.warning(
                        "force-down",
                        "Nova's API ends at " + versions.max() + ": host_status of instances ("
                                + Microversions.HOST_STATUS + ") is not looked at");
    }

    private void rights(Cloud cloud, Consumer<PreflightResult> found) {
        boolean admin = cloud.roles().contains("admin");
        String roles =
                "roles in project " + cloud.projectName() + ": " + String.join(", ", new TreeSet<>(cloud.roles()));
        found.accept(
                admin
                        ? PreflightResult.ok("rights", roles)
                        : PreflightResult.failed(
                                "rights",
                                roles
                                        + "; to reset instances and force a host down takes admin: use the credentials of one"));
    }

    /** Only of one that is a service of the cloud there is something to tell. */
    private void inspector(Cloud cloud, Consumer<PreflightResult> found) {
        try {
            plan.chain().inspector().look(cloud).ifPresent(line -> found.accept(PreflightResult.ok(INSPECTOR, line)));
        } catch (IOException | CloudException e) {
            found.accept(PreflightResult.failed(INSPECTOR, e.getMessage()));
        }
    }

    private void hosts(Cloud cloud, Consumer<PreflightResult> found) {
        List<ComputeService> services;
        try {
            services = cloud.compute().computeServices();
        } catch (CloudException e) {
            found.accept(PreflightResult.failed("hosts", e.getMessage()));
            return;
        }
        if (services.isEmpty()) {
            found.accept(PreflightResult.failed("hosts", "Nova has no compute host: add one, or map it to its cell"));
        }
        if (plan.host() != null
                && services.stream().noneMatch(service -> service.host().equals(plan.host()))) {
            found.accept(PreflightResult.failed(
                    "hosts", "Nova has no host " + plan.host() + ": name one of those below as run.host"));
        }
        for (ComputeService service : services) {
            new HostPreflight(site, plan, service).look(found);
        }
    }

    private static PreflightResult attempt(String what, Supplier<PreflightResult> look) {
        try {
            return look.get();
        } catch (CloudException e) {
            return PreflightResult.failed(what, e.getMessage());
        }
    }
}
