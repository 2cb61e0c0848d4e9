package org.opnfv.doctor.functest.scenario.maintenance;

import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.cloud.AlarmSpec.Query;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.maintenance.AppManager;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.scenario.AlarmSetup;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.ProofHits;
import org.opnfv.doctor.functest.scenario.ResourceNames;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.ScenarioException;

/** The way of notices to the owner: two alarms, and the proof that both fire. Aodh does not know a new alarm until its cache expires. */
final class NoticePath {
    private static final String SCHEDULED = "maintenance.scheduled";
    private static final String HOST = "maintenance.host";

    private final RunContext context;
    private final AppManager owner;
    private final Publisher publisher;
    private final ProofHits scheduled = new ProofHits();
    private final ProofHits host = new ProofHits();

    NoticePath(RunContext context, AppManager owner, Publisher publisher) {
        this.context = context;
        this.owner = owner;
        this.publisher = publisher;
    }

    /** Makes the alarms: for the owner in its project, and for what watches hosts in the admin's. */
    void make(Cloud ownersCloud, String project) {
        owner.expect(alarm(ownersCloud, ResourceNames.NOTICE_ALARM, SCHEDULED, project), scheduled::hit);
        owner.expect(
                alarm(
                        context.admin(),
                        ResourceNames.HOST_ALARM,
                        HOST,
                        context.admin().projectId()),
                host::hit);
    }

    private String alarm(Cloud cloud, String what, String eventType, String project) {
        return new AlarmSetup(
                        cloud,
                        context.ledger(),
                        owner,
                        context.names(),
                        context.plan().alarm(),
                        true)
                .createRepeating(what, eventType, List.of(Query.eq("traits.project_id", project)));
    }

    /** Publishes notices that nobody has to heed, until enough in a row of both kinds have arrived. */
    Manifest.Arming prove(String project) {
        Plan.Arming settings = context.plan().arming();
        long begin = System.nanoTime();
        int number = 0;
        while (System.nanoTime() - begin < settings.timeout().toNanos()) {
            context.interruption().check();
            String state = AppManager.PROOF + ++number;
            publisher.publish(SCHEDULED, Map.of("project_id", project, "state", state));
            publisher.publish(HOST, Map.of("project_id", context.admin().projectId(), "state", state));
            if (arrived(scheduled, settings) && arrived(host, settings)) {
                return new Manifest.Arming("published notices", (System.nanoTime() - begin) / 1e9, scheduled.count());
            }
        }
        throw new ScenarioException(
                "notices do not reach the owner: of " + number + " in "
                        + settings.timeout().toSeconds() + " s "
                        + scheduled.count() + " of " + SCHEDULED + " and " + host.count() + " of " + HOST
                        + " came; see that Ceilometer's event_definitions.yaml has both types with the traits project_id, state,"
                        + " session_id, host, instance_ids, reply_url and actions_at, and that its pipeline publishes to"
                        + " notifier://?topic=alarm.all",
                null);
    }

    private static boolean arrived(ProofHits hits, Plan.Arming settings) {
        try {
            return hits.awaitInARow(settings.hits(), settings.interval());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScenarioException("interrupted while the path of notices was proven", e);
        }
    }
}
