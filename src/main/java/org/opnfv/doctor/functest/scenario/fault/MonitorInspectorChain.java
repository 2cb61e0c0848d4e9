package org.opnfv.doctor.functest.scenario.fault;

import java.io.IOException;
import java.util.HashSet;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.inspector.Inspection;
import org.opnfv.doctor.functest.inspector.InspectionRequest;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.inspector.InstancesByHost;
import org.opnfv.doctor.functest.monitor.Watch;
import org.opnfv.doctor.functest.monitor.WatchRequest;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.RunLogs.Component;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.ResourceNames;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.scenario.TestInstances;

/** The monitor and the inspector of one fault, and which instances it would take. */
final class MonitorInspectorChain implements AutoCloseable {
    private final RunContext context;
    private final Plan.Chain kinds;
    private final InstancesByHost hosts;
    private final Inspection inspection;

    MonitorInspectorChain(RunContext context, Plan.Chain kinds, InstancesByHost hosts, Inspection inspection) {
        this.context = context;
        this.kinds = kinds;
        this.hosts = hosts;
        this.inspection = inspection;
    }

    /** Opens the inspector, which accepts events from now on. */
    static MonitorInspectorChain open(RunContext context) {
        Plan plan = context.plan();
        // Which instances somebody else's inspector marks is not ours to say: all of the host are put back.
        InstancesByHost hosts = new InstancesByHost(
                context.admin().compute(),
                plan.inspector().allProjects() || plan.chain().inspector().marking() == Inspector.Marking.FOREIGN);
        MonitorInspectorChain chain =
                new MonitorInspectorChain(context, plan.chain(), hosts, inspection(context, hosts));
        try {
            new InspectorRule(context).add();
            return chain;
        } catch (RuntimeException e) {
            chain.close();
            throw e;
        }
    }

    private static Inspection inspection(RunContext context, InstancesByHost hosts) {
        try {
            return context.plan()
                    .chain()
                    .inspector()
                    .open(new InspectionRequest(
                            context.plan().inspector(),
                            context.admin(),
                            hosts,
                            context.shortcut(),
                            context.clocks(),
                            context.logs().of(Component.INSPECTOR),
                            context.logs().unwritten()));
        } catch (IOException e) {
            throw new SettingsError(e.getMessage(), e);
        } catch (CloudException e) {
            // Whether a service answers is no setting.
            throw e.kind() == CloudException.Kind.NO_SUCH_SERVICE ? new SettingsError(e.getMessage(), e) : e;
        }
    }

    /** As the record of the run has it. */
    Manifest.Chain manifest() {
        return new Manifest.Chain(
                kinds.monitor().name(),
                kinds.inspector().name(),
                kinds.isObserved() ? Manifest.Origin.FAULT : Manifest.Origin.DETECTION);
    }

    Plan.Chain kinds() {
        return kinds;
    }

    Inspection inspection() {
        return inspection;
    }

    /** Reads anew which instances are on which host. */
    void refresh(TestInstances instances) {
        hosts.refresh(new HashSet<>(instances.ids()), ResourceNames.instancePrefix());
    }

    /** Reads anew which ports of the host are marked; none unless that is asked for. */
    void refreshPorts(String host) {
        if (context.plan().inspector().dataPlaneStatus()) {
            hosts.refreshPorts(context.admin().network(), host);
        }
    }

    /** Which instances are on which host. */
    InstancesByHost hosts() {
        return hosts;
    }

    /** Opens the watch over a host. */
    Watch watch(String host, WatchRequest.ProbeSource probe) throws IOException {
        return kinds.monitor()
                .watch(new WatchRequest(
                        host,
                        context.plan().monitor(),
                        probe,
                        inspection::report,
                        context.clocks(),
                        context.logs().of(Component.MONITOR)));
    }

    @Override
    public void close() {
        inspection.close();
    }
}
