package org.opnfv.doctor.functest.scenario.maintenance;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.bus.EventFilter;
import org.opnfv.doctor.functest.bus.Tap;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.maintenance.AppManager;
import org.opnfv.doctor.functest.maintenance.Journal;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Stage;
import org.opnfv.doctor.functest.run.RunLogs.Component;
import org.opnfv.doctor.functest.scenario.Account;
import org.opnfv.doctor.functest.scenario.CallbackAddress;
import org.opnfv.doctor.functest.scenario.ChangeKinds;
import org.opnfv.doctor.functest.scenario.ControllerConfiguration;
import org.opnfv.doctor.functest.scenario.FailureRecorder;
import org.opnfv.doctor.functest.scenario.InstanceSetup;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.Provision;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.RunLifecycle;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.scenario.TestBed;
import org.opnfv.doctor.functest.scenario.TestInstances;
import org.opnfv.doctor.functest.scenario.Tunnels;
import org.opnfv.doctor.functest.scenario.fault.CloudBus;
import org.opnfv.doctor.functest.scenario.fault.FaultDuringMaintenance;

/**
 * The maintenance scenario: instances fill all hosts, two to each; then the hosts are maintained one after the other, and the owner is
 * told and asked.
 *
 * <p>The results go to the run folder only. In any case all changes are undone before it returns, and the manifest keeps the first
 * failure.
 */
public record MaintenanceScenario(RunLifecycle run, MaintenancePlan maintenance) {
    static final int ON_EACH_HOST = 2;
    /** For messages of the bus that reach us after what they have caused. */
    private static final Duration STRAGGLERS = Duration.ofSeconds(1);

    /**
     * Runs it once.
     *
     * @throws SettingsError when the run is impossible with these settings; changes made until then are undone
     */
    public void test() {
        new FailureRecorder(run.folder(), run.logs(), run.interruption(), run.clocks())
                .run(() -> run.run("enables the hosts", "the hosts are enabled", this::prepare));
    }

    private void prepare(RunContext context) {
        try (Publisher publisher = Publisher.open(context.site());
                Tap tap = CloudBus.tap(context, EventFilter.NOTICES).orElse(null);
                FaultDuringMaintenance faults = maintenance.hasFault() ? FaultDuringMaintenance.open(context) : null) {
            Account.requireServices(context.admin());
            AdminToolKind.named(maintenance.tool()).lacks(context.admin()).ifPresent(line -> {
                throw new ScenarioException(line, null);
            });
            MaintainableHosts hosts =
                    MaintainableHosts.of(context.admin().compute()).require();
            int count = ON_EACH_HOST * hosts.names().size();
            Plan plan = context.plan().sized(count, hosts.vcpus() / ON_EACH_HOST);
            context.folder().update(draft -> draft.maintenance(new Manifest.Maintenance(hosts.names(), count)));
            context.stages()
                    .begin(
                            Stage.PREPARE,
                            "makes " + count + " instances, which fill "
                                    + hosts.names().size() + " hosts, and what they need");
            ControllerConfiguration.apply(context);
            hosts.awaitUp(context);
            try (Account.Owner owner = Account.owner(context, plan)) {
                TestBed bed =
                        new Provision(context.admin(), context.ledger(), context.names(), plan.resources()).make(owner);
                InstanceSetup boot = new InstanceSetup(bed, context.ledger(), context.names(), plan);
                Optional<ActivePair> pair = ActivePair.make(context, owner.cloud());
                List<String> names = context.names().instances(count);
                Map<String, String> ids = new LinkedHashMap<>(
                        boot.create(names.subList(0, ActivePair.SIZE), pair.map(ActivePair::group)));
                ids.putAll(boot.create(names.subList(ActivePair.SIZE, count)));
                List<Instance> active = boot.awaitActive(ids, context.interruption());
                pair.ifPresent(two -> two.begin(active.subList(0, ActivePair.SIZE), bed.networkId()));
                Map<String, String> alarms = faults == null ? Map.of() : faults.expect(owner, active);
                context.folder().update(draft -> draft.instances(new TestInstances(active, alarms).forManifest(ids)));
                context.stages().end(count + " instances active");
                OwnerScaling scaling = new OwnerScaling(owner.cloud().compute(), boot, context, active, pair);
                String address = pair.map(ActivePair::address).orElse(null);
                maintain(context, new Parts(owner, scaling, active, address, publisher, tap, faults, hosts));
            }
        }
    }

    /** What a session takes. */
    private record Parts(
            Account.Owner owner,
            OwnerScaling scaling,
            List<Instance> active,
            String address,
            Publisher publisher,
            Tap tap,
            FaultDuringMaintenance faults,
            MaintainableHosts hosts) {}

    private void maintain(RunContext context, Parts parts) {
        context.stages().begin(Stage.ARM, "proves that notices of maintenance reach the owner");
        String project = parts.owner().projectId();
        List<String> hosts = parts.hosts().names();
        Journal seen = journal(context, Component.WATCH);
        NovaWatch watch = new NovaWatch(context.admin().compute(), hosts, project, seen);
        AdminToolKind.Request request = new AdminToolKind.Request(
                context,
                maintenance,
                parts.hosts(),
                parts.owner().cloud(),
                parts.publisher(),
                parts.faults(),
                journal(context, Component.ADMIN_TOOL),
                seen,
                watch);
        try (AdminToolKind.Opened tool = AdminToolKind.named(maintenance.tool()).open(request);
                AppManager app = AppManager.start(
                        owner(context, parts, tool),
                        tool.notices(),
                        tool.forOwner(),
                        journal(context, Component.APP_MANAGER));
                Tunnels tunnels = Tunnels.open(context, app)) {
            NoticePath path = new NoticePath(context, app, parts.publisher());
            path.make(parts.owner().cloud(), project);
            Manifest.Arming proof = path.prove(project);
            if (parts.faults() != null) {
                parts.faults().prove(parts.owner(), parts.active().get(0));
            }
            context.folder().update(draft -> draft.arming(proof));
            context.stages().end("notices are heard");
            context.stages().begin(Stage.MAINTAIN, "maintains " + hosts.size() + " hosts, one after the other");
            context.ledger()
                    .intend(
                            ChangeKinds.DISABLED,
                            hosts.stream().collect(Collectors.toMap(Function.identity(), host -> tool.disables())));
            tunnels.begin();
            try (AddressWatch address = address(context, parts.address(), seen)) {
                if (address != null) {
                    context.stages().step("the address " + parts.address() + " of the active pair answers");
                }
                new SessionCourse(context, maintenance, tool, watch, app).follow(hosts);
            }
            app.noteUnasked();
            if (parts.tap() != null) {
                parts.tap().write(tool.published(), STRAGGLERS);
            }
            tunnels.lost().ifPresent(line -> context.folder().update(draft -> draft.problem(line)));
        } catch (IOException e) {
            throw new SettingsError(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScenarioException("interrupted", e);
        }
    }

    private AppManager.Setup owner(RunContext context, Parts parts, AdminToolKind.Opened tool) {
        return new AppManager.Setup(
                CallbackAddress.listening(
                        context.plan().consumer(), context.site().credentials()),
                parts.scaling(),
                maintenance.move(),
                maintenance.reply(),
                maintenance.to(),
                tool::told);
    }

    /** Null where no address is probed. */
    private static AddressWatch address(RunContext context, String address, Journal seen) {
        return context.site()
                .instanceAddresses()
                .filter(probed -> address != null)
                .map(probed -> AddressWatch.begin(probed.apply(address), address, seen))
                .orElse(null);
    }

    private static Journal journal(RunContext context, Component component) {
        return new Journal(
                component.name().toLowerCase(Locale.ROOT), context.logs().of(component), context.clocks());
    }
}
