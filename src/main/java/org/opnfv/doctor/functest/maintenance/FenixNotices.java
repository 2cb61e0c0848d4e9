package org.opnfv.doctor.functest.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.clock.Reading;
import org.opnfv.doctor.functest.consumer.Webhook;
import org.opnfv.doctor.functest.run.DecimalSeconds;

/**
 * What Fenix did, as its notices tell: the admin tool's journal. Its questions have no numbers and no window of their own, so they are
 * counted as they come. When a notice was published stands in it, by the clock of Fenix's host. One that never came leaves a gap: a move
 * that was agreed to and not told of as done, a host of whose maintenance nothing was heard.
 */
public final class FenixNotices implements ToolNotices {
    private static final String DONE = "INSTANCE_ACTION_DONE";
    private static final Pattern URL = Pattern.compile("https?://[^/]+(/[^/]+)*/maintenance/[\\w-]+/[\\w-]+/?");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{32,36}");

    private final Journal journal;
    private final Duration window;
    private Reading begins;
    private String session;
    private boolean untimed;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> hosts = new LinkedHashSet<>();
    private final Set<String> moving = new LinkedHashSet<>();
    /** Moved before we heard that Fenix has taken the reply that lets them. */
    private final Set<String> early = new HashSet<>();

    /** {@code window} is that of a question that does not tell when it closes. */
    public FenixNotices(Journal journal, Duration window) {
        this.journal = journal;
        this.window = window;
    }

    @Override
    public synchronized Optional<Notice> known(Notice notice, Webhook alarm, Reading at) {
        if (isOfOthers(notice.session())
                || !URL.matcher(notice.replyUrl()).matches()
                || !notice.replyUrl().contains("/" + notice.session() + "/")) {
            return Optional.empty();
        }
        Reading sent = sent(alarm, at);
        String which = notice.state() + " " + notice.instanceIds() + " " + sent.wall();
        Integer before = numbers.get(which);
        if (before != null) {
            return Optional.of(notice.numbered(before));
        }
        int number = next(which);
        if (notice.asks()) {
            early.clear();
            Instant closes =
                    notice.at().isAfter(sent.wall()) ? notice.at() : sent.wall().plus(window);
            journal.note(
                    sent, "asked", "number", number, "state", notice.state(), "closes", DecimalSeconds.text(closes));
        } else {
            List<String> done = ID.matcher(notice.instanceIds())
                    .results()
                    .map(MatchResult::group)
                    .toList();
            done.stream().filter(instance -> !moving.remove(instance)).forEach(early::add);
            journal.note(sent, "told", "number", number, "state", notice.state(), "instance", String.join(",", done));
        }
        return Optional.of(notice.numbered(number));
    }

    /** Of that session; the run's own may tell of itself before it is known which it is, but not before it is asked for. */
    private boolean isOfOthers(String of) {
        return begins == null || session != null && !session.equals(of);
    }

    private int next(String which) {
        numbers.put(which, numbers.size() + 1);
        return numbers.size();
    }

    @Override
    public synchronized boolean toldOfHost(String host, String state, Webhook alarm, Reading at) {
        if (isOfOthers(alarm.traits().getOrDefault("session_id", ""))) {
            return false;
        }
        Reading sent = sent(alarm, at);
        if (hosts.add(host + " " + state + " " + sent.wall())) {
            journal.note(sent, "told", "host", host, "state", state);
            boolean begins = state.equals(Notices.IN_MAINTENANCE);
            journal.note(sent, "maintained", "host", host, "step", begins ? "begin" : "end");
        }
        return true;
    }

    @Override
    public synchronized void answered(Notice notice, String reply, List<String> instances, int status) {
        boolean taken = status / 100 == 2;
        journal.note("replied", "number", notice.number(), "state", reply, "taken", taken);
        if (taken && reply.startsWith("ACK_") && notice.moves()) {
            instances.stream().filter(instance -> !early.contains(instance)).forEach(moving::add);
        }
    }

    /** The session is about to be asked for. */
    public synchronized void begins() {
        begins = journal.clocks().now();
    }

    /** Fenix has begun it; until now it may have told of it already. */
    public synchronized void begun(String id, List<String> maintained) {
        session = id;
        journal.note(begins, "session", "session", session, "hosts", String.join(",", maintained));
    }

    /** It shows another state. */
    public void entered(String state) {
        journal.note("state", "state", state);
        if (state.equals(State.MAINTENANCE_FAILED.shown())) {
            journal.note("failed", "reason", "Fenix shows that its session failed: its log tells why");
        }
    }

    /** The session is over: what is missing still was not told. */
    public synchronized void ended() {
        for (String instance : moving) {
            journal.note("told", "number", next(instance), "state", DONE, "instance", instance);
        }
        moving.clear();
    }

    /** By both clocks, if Fenix's clock is right: nothing comes before it was sent, and nothing is told before the session. */
    private Reading sent(Webhook alarm, Reading at) {
        Instant wall = alarm.generated().orElse(at.wall());
        if (alarm.generated().isEmpty()) {
            unknown(
                    at,
                    "an alarm does not tell when Fenix sent its notice, so nobody knows how long it took: see that Ceilometer's"
                            + " events have the time generated");
        } else if (wall.isAfter(at.wall()) || wall.isBefore(begins.wall())) {
            unknown(
                    at,
                    "the clocks of this machine and of Fenix's differ, so nobody knows how long a notice took: set them by NTP");
        }
        return new Reading(wall, at.nanos() - Duration.between(wall, at.wall()).toNanos());
    }

    /** Said once. */
    private void unknown(Reading at, String why) {
        if (!untimed) {
            untimed = true;
            journal.note(at, "broken", "reason", why);
        }
    }
}
