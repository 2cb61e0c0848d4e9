package org.opnfv.doctor.functest.cli;

import java.net.URI;
import java.time.Duration;
import org.opnfv.doctor.functest.fault.FaultKind;
import org.opnfv.doctor.functest.inspector.ExternalInspector;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.inspector.InspectorSettings;
import org.opnfv.doctor.functest.monitor.Monitor;
import org.opnfv.doctor.functest.profile.Settings;
import org.opnfv.doctor.functest.scenario.AlarmCondition;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Sla;

/** Who finds the host dead, who marks it, and what the owners wait for: what fits together, and what does not. */
final class ChainPlan {
    /** What a foreign monitor shows. It is no setting, because no secret belongs in a settings file. */
    private static final String SECRET = "DOCTOR_INSPECTOR_SECRET";

    private final Settings settings;
    private final String secret;

    ChainPlan(Settings settings) {
        this(settings, System.getenv(SECRET));
    }

    ChainPlan(Settings settings, String secret) {
        this.settings = settings;
        this.secret = secret == null || secret.isBlank() ? null : secret.strip();
        refuse(
                this.secret != null && !this.secret.matches("[\\x21-\\x7e]+"),
                SECRET + " is sent in a header: use printable ASCII without blanks");
    }

    /** The two; fails when they, or what they need, do not fit together. */
    Plan.Chain chain() {
        Monitor monitor = Monitor.named(settings.monitor().kind());
        Inspector inspector = Inspector.named(settings.inspector().kind());
        Plan.Chain chain = new Plan.Chain(monitor, inspector, settings.monitor().watchAll());
        Settings.Inspector wanted = settings.inspector();
        boolean foreign = monitor.reporter() == Monitor.Reporter.FOREIGN;
        refuse(
                foreign && wanted.port() == 0,
                "monitor external needs to know where to post: set inspector.port, and inspector.listen where it runs elsewhere");
        refuse(
                foreign && wanted.allow().isEmpty() && secret == null,
                "an external monitor could not post: put its address into inspector.allow, or give it a secret in "
                        + SECRET);
        boolean there = inspector instanceof ExternalInspector;
        refuse(there && wanted.url() == null, "inspector external needs inspector.url, where it takes events by PUT");
        refuse(
                !there && wanted.url() != null,
                "inspector.url is for inspector external: set inspector.kind, or leave it out");
        refuse(
                wanted.shortcut() && inspector.marking() != Inspector.Marking.OURS,
                "--shortcut needs our own Inspector: leave it out with inspector " + inspector.name());
        refuse(
                chain.watchAll()
                        && (monitor.reporter() != Monitor.Reporter.OURS
                                || PlanFactory.kind(settings).isSeenByNovaAlone()),
                "--watch-all needs our own Monitor, and a fault that its probes see: leave it out with monitor "
                        + monitor.name() + " and fault " + settings.fault().kind());
        refuse(
                wanted.dataPlaneStatus() && inspector.marking() != Inspector.Marking.OURS,
                "--data-plane-status needs our own Inspector: leave it out with inspector " + inspector.name());
        refuse(
                chain.isObserved() && PlanFactory.kind(settings) == FaultKind.MANUAL,
                "with monitor none the latency counts from the fault, and nobody knows when a hand makes it: choose another fault.kind");
        return chain;
    }

    /** How our Inspector listens, or where somebody else's does. */
    InspectorSettings inspector() {
        Settings.Inspector wanted = settings.inspector();
        return new InspectorSettings(
                wanted.listen(),
                wanted.port(),
                wanted::allows,
                secret,
                wanted.allProjects(),
                wanted.dataPlaneStatus(),
                wanted.parallel(),
                wanted.url() == null ? null : URI.create(wanted.url()));
    }

    /** What the owners wait for. */
    AlarmCondition alarm() {
        Settings.Alarm wanted = settings.alarm();
        boolean own = wanted.eventType() != null || wanted.query() != null;
        refuse(own && wanted.preset() != null, "alarm.preset and alarm.event_type exclude each other: leave one out");
        refuse(
                own && (wanted.eventType() == null || wanted.query() == null),
                "alarm.event_type and alarm.query belong together: set both");
        AlarmCondition condition = own
                ? new AlarmCondition(wanted.eventType(), wanted.query())
                : wanted.preset() == null ? AlarmCondition.STATE_ERROR : AlarmCondition.PRESETS.get(wanted.preset());
        refuse(
                condition.needsHost() && settings.run().isMatchedByName(),
                "what the owners wait for depends on the host that an instance booted on: it takes alarm-match instance-id");
        boolean standard = condition.equals(AlarmCondition.STATE_ERROR);
        boolean observed = chain().isObserved();
        refuse(
                isSeries() && (observed ? condition.endsInstances() : !standard),
                observed
                        ? "a series needs its instances again: what comes with their deletion cannot be repeated"
                        : "a series needs its instances as they were: only what comes with state-error can be repeated");
        refuse(
                isSeries() && condition.needsHost() && settings.run().host() != null,
                "instances leave the host with each fault: leave out --host, and each iteration draws the host of an instance");
        refuse(
                !standard && settings.inspector().shortcut(),
                "--shortcut sends notifications of instances in error alone: leave it out with another alarm");
        return condition;
    }

    /** How long until the host brings its link back: where others are watched at work, not before that has ended. */
    Duration restoreAfter(Duration observation) {
        Duration wanted = Settings.seconds(settings.fault().restoreAfterS());
        boolean observed = Monitor.named(settings.monitor().kind()).reporter() == Monitor.Reporter.NOBODY;
        refuse(
                observed && PlanFactory.kind(settings) == FaultKind.LINK && wanted.compareTo(observation) < 0,
                "the link would be back before the observation ends: set fault.restore_after_s to run.timeout_s ("
                        + observation.toSeconds() + ") or more");
        return wanted;
    }

    /** Whether a criterion asks when instances are active again; only others make them so. */
    boolean untilActive() {
        Sla sla = VerdictCriteria.sla("run.sla", settings.run().sla());
        boolean asked = sla != null && sla.asks(Measure.ACTIVE_AGAIN);
        refuse(
                asked && !chain().isObserved(),
                "active_again is seen with monitor none and inspector none only: leave it out of --sla");
        return asked;
    }

    private boolean isSeries() {
        return settings.run().iterations() + settings.run().warmUp() > 1;
    }

    /** Fails with that line. */
    static void refuse(boolean wrong, String line) {
        if (wrong) {
            throw new SettingsError(line, null);
        }
    }
}
