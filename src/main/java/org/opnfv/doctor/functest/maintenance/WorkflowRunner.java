package org.opnfv.doctor.functest.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.opnfv.doctor.functest.clock.Reading;

/** One maintenance of hosts: goes through the {@link Workflow}, in a thread of its own. */
final class WorkflowRunner {
    private final String id;
    private final List<String> hosts;
    private final MaintenanceSchedule schedule;
    private final CloudOperations cloud;
    private final Notices notices;
    private final Journal journal;
    private final Thread thread;
    private final Set<String> left;
    private final Set<String> disabled = new LinkedHashSet<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private HostLoad current;
    private Answer answer;
    private String reason;
    private boolean unknown;
    private volatile Question pending;
    private volatile State state = State.MAINTENANCE;
    private volatile boolean stopped;

    /** Does nothing yet. */
    WorkflowRunner(
            String id,
            List<String> hosts,
            MaintenanceSchedule schedule,
            CloudOperations cloud,
            Notices notices,
            Journal journal) {
        this.id = id;
        this.hosts = List.copyOf(hosts);
        this.schedule = schedule;
        this.cloud = cloud;
        this.notices = notices;
        this.journal = journal;
        left = new LinkedHashSet<>(hosts);
        thread = new Thread(this::run, "maintenance-session");
        thread.setDaemon(true);
    }

    void start() {
        journal.note("session", "session", id, "hosts", String.join(",", hosts));
        journal.note("state", "state", state.shown());
        thread.start();
    }

    State state() {
        return state;
    }

    /** The question of that number, if the owner may still be asking about it; else null. */
    Question question(int number) {
        Question now = pending;
        return now != null && now.number() == number ? now : null;
    }

    /**
     * Takes the owner's reply, which came at that time.
     *
     * @return whether it was in time and the first
     * @throws IllegalArgumentException when it is no reply to that question
     */
    boolean reply(int number, JsonNode body, Reading at) {
        String said = body.path("state").asText().replaceAll("\\W", "_");
        Question asked = question(number);
        boolean taken = false;
        try {
            taken = asked != null && asked.take(Answer.read(body, asked), at.wall());
        } finally {
            journal.note(at, "replied", "number", number, "state", said, "taken", taken);
        }
        return taken;
    }

    /** Ends it, and waits until its hosts are enabled again; false when that takes longer than the timeout. */
    boolean stop(Duration timeout) throws InterruptedException {
        stopped = true;
        thread.interrupt();
        return ended.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try {
            work();
        } catch (RuntimeException | Error e) {
            state = State.MAINTENANCE_FAILED;
            journal.note("broken", "reason", String.valueOf(e));
            throw e;
        } finally {
            ended.countDown();
        }
    }

    private void work() {
        while (!state.isFinal()) {
            WorkflowEvent event = perform();
            State next = Workflow.next(state, event);
            if (next == State.MAINTENANCE_FAILED) {
                giveUp();
            }
            if (!next.shown().equals(state.shown())) {
                journal.note("state", "state", next.shown());
            }
            state = next;
        }
    }

    /** Whatever goes wrong is an event too: a session never just stands still. */
    private WorkflowEvent perform() {
        try {
            requireGoingOn();
            return switch (state.work()) {
                case ASK -> ask();
                case COUNT -> count();
                case MOVE -> move();
                case DISABLE -> disable();
                case CHOOSE -> choose();
                case MAINTAIN -> maintain();
                case NONE -> throw new IllegalStateException(state + " has ended");
            };
        } catch (InterruptedException | RuntimeException e) {
            unknown = !(e instanceof RefusedException);
            reason = stopped ? "it was stopped" : state.shown() + about() + ": " + e.getMessage();
            return stopped ? WorkflowEvent.STOPPED : WorkflowEvent.BROKEN;
        }
    }

    private WorkflowEvent ask() throws InterruptedException {
        List<String> instances = new ArrayList<>();
        if (state == State.PREPARE_MAINTENANCE) {
            current = HostLoad.next(cloud.loads(hosts)).orElseThrow();
        }
        if (current == null) {
            cloud.loads(hosts).forEach(load -> instances.addAll(load.instances()));
        } else {
            instances.addAll(current.instances());
        }
        Instant closes = schedule.closes(state, Instant.now());
        notices.ask(state, instances, closes, question -> pending = question);
        answer = pending.await();
        pending = null;
        switch (answer.event()) {
            case NACK -> reason = "the owner refused " + state.shown() + about();
            case WINDOW_CLOSED -> reason = "the owner did not reply to " + state.shown() + about() + " in its window";
            default -> {}
        }
        return answer.event();
    }

    private String about() {
        return current == null ? "" : " of " + current.host();
    }

    private WorkflowEvent count() throws InterruptedException {
        long early = Duration.between(Instant.now(), schedule.maintenanceAt()).toMillis();
        if (early > 0) {
            // It opens only when the session has ended.
            ended.await(early, TimeUnit.MILLISECONDS);
        }
        WorkflowEvent room = HostLoad.room(cloud.loads(hosts));
        reason = room == WorkflowEvent.NO_ROOM
                ? "there is no room to empty a host, after what the owner gave back"
                : null;
        return room;
    }

    private void requireGoingOn() throws InterruptedException {
        if (stopped) {
            throw new InterruptedException();
        }
    }

    private WorkflowEvent move() throws InterruptedException {
        for (String instance : current.instances()) {
            requireGoingOn();
            InstanceAction action = answer.actions().get(instance);
            cloud.move(instance, current.host(), action);
            journal.note("moved", "instance", instance, "from", current.host(), "action", action);
            notices.tell("INSTANCE_ACTION_DONE", instance);
        }
        if (!cloud.loads(List.of(current.host())).get(0).instances().isEmpty()) {
            throw new RefusedException("it has instances again", null);
        }
        return WorkflowEvent.DONE;
    }

    private WorkflowEvent disable() throws InterruptedException {
        for (String host : hosts) {
            requireGoingOn();
            disabled.add(host);
            cloud.disable(host);
            journal.note("disabled", "host", host);
        }
        return WorkflowEvent.DONE;
    }

    private WorkflowEvent choose() {
        List<HostLoad> loads = cloud.loads(left);
        current = HostLoad.next(loads).orElse(null);
        return HostLoad.choice(loads);
    }

    private WorkflowEvent maintain() {
        String host = current.host();
        notices.tellOfHost(host, Notices.IN_MAINTENANCE);
        journal.note("maintained", "host", host, "step", "begin");
        cloud.maintain(host);
        journal.note("maintained", "host", host, "step", "end");
        enable(host);
        left.remove(host);
        notices.tellOfHost(host, Notices.COMPLETE);
        return WorkflowEvent.DONE;
    }

    private void enable(String host) {
        cloud.enable(host);
        disabled.remove(host);
        journal.note("enabled", "host", host);
    }

    /** The original leaves such hosts disabled. */
    private void giveUp() {
        Thread.interrupted();
        pending = null;
        for (String host : List.copyOf(disabled)) {
            try {
                enable(host);
            } catch (RuntimeException e) {
                reason += "; then " + host + " could not be enabled: " + e.getMessage();
            }
        }
        // Only what owner or cloud refused is a failure; else the session broke, and nothing is known.
        journal.note(unknown ? "broken" : "failed", "reason", reason);
    }
}
