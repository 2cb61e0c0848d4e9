package org.opnfv.doctor.functest.report.html;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.maintenance.HostResult;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;
import org.opnfv.doctor.functest.latency.maintenance.NoticeResult;
import org.opnfv.doctor.functest.latency.maintenance.ServiceOutage;
import org.opnfv.doctor.functest.latency.maintenance.StateHistory;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.series.MaintenanceResults;

/** The page of a run of planned maintenance: a lane for each host and each instance, and the notices, all on one axis of time. */
public final class MaintenancePage {
    private static final String ENABLED = "#2f86d0";
    private static final String DISABLED = "#7d868f";
    private static final String MAINTAINED = "#139b84";
    private static final String WRONG = Colours.LIMIT;
    /** Of neighbouring hosts, so that a move is seen. */
    private static final List<String> PLACES = List.of("#2f86d0", "#c07d1e", "#8f6cc0", "#139b84", "#d15a80");

    private final MaintenanceResults results;
    private final MaintenanceAssessment run;
    private final Markup out = new Markup();
    private final List<String> hosts;

    private MaintenancePage(MaintenanceResults results) {
        this.results = results;
        this.run = results.run();
        hosts = run.hosts().stream().map(HostResult::host).toList();
    }

    /** Writes the page; {@code headline} is the sentence beside the verdict. */
    public static void write(MaintenanceResults results, String headline, Writer out) throws IOException {
        HtmlReport.page(out, results.verdict() + " \u2013 " + headline, new MaintenancePage(results).body(headline));
    }

    private String body(String headline) {
        out.add("<body>\n<header>\n")
                .open("p")
                .badge(results.verdict().name(), true)
                .close("p")
                .line();
        out.element("h1", TextFormat.heading(headline));
        String subject = String.join(
                " \u00b7 ",
                Stream.of(run.run(), run.facts().installer(), "maintenance")
                        .filter(Objects::nonNull)
                        .toList());
        out.element("p", subject, "class", "soft");
        if (!run.reasons().isEmpty()) {
            out.element("h2", "Why " + run.verdict()).list(run.reasons());
        }
        out.add("</header>\n<main>\n");
        SlaSection.append(out, results.sla());
        figures();
        if (run.begun() != null) {
            timeline();
            notices();
        }
        if (!run.notes().isEmpty()) {
            out.section("notes", "Notes").list(run.notes()).close("section").line();
        }
        return out.add("</main>\n<footer class='soft small'>Made by doctor-functest from the logs of the run alone.")
                .add(" Times are after the session's beginning.</footer>\n</body>")
                .toString();
    }

    private void figures() {
        out.section("figures", "Figures").open("dl", "class", "figures").line();
        if (run.figures() != null) {
            long heard =
                    run.notices().stream().filter(one -> one.latencyS() != null).count();
            out.figure(
                    "Slowest notice",
                    Cell.of(Unit.SECONDS.text(run.figures().last())),
                    heard + " of " + run.notices().size() + " arrived");
            out.figure("Median notice", Cell.of(Unit.SECONDS.text(run.figures().median())), null);
        }
        long maintained = run.hosts().stream().filter(host -> host.times() == 1).count();
        out.figure("Hosts maintained once", Cell.of(maintained + " of " + hosts.size()), null);
        if (run.after() != null) {
            out.figure("Instances", Cell.of(run.before() + " \u2192 " + run.after()), "before and after");
        }
        if (run.outage() != null) {
            out.figure(
                    "Longest outage",
                    Cell.of(
                            run.outage().most() == null
                                    ? "no end seen"
                                    : Unit.SECONDS.text(run.outage().most())),
                    run.outage().instance() + ", at most");
        }
        if (run.fault() != null) {
            out.figure(
                    run.fault().host() + " fell silent" + (run.fault().inMaintenance() ? " in maintenance" : ""),
                    Cell.of(run.fault().told() + " owners told"),
                    run.fault().latencyS() == null
                            ? null
                            : "after " + Unit.SECONDS.text(run.fault().latencyS()));
        }
        out.close("dl").close("section").line();
    }

    private BigDecimal since(BigDecimal at) {
        return at.subtract(run.begun());
    }

    private void timeline() {
        BigDecimal last = Stream.concat(
                        Stream.concat(run.hostHistories().stream(), run.instanceHistories().stream())
                                .flatMap(history -> history.spans().stream())
                                .map(StateHistory.Span::to),
                        run.states().stream().map(state -> state.at()))
                .max(BigDecimal::compareTo)
                .orElse(run.begun());
        TimeBars bars = TimeBars.of(BigDecimal.ZERO, since(last), null);
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(Cell.of("to the owner"), bars.row(told(false))));
        rows.add(List.of(Cell.of("of hosts"), bars.row(told(true))));
        run.hostHistories().forEach(history -> rows.add(List.of(Cell.of(history.name()), bars.row(ofHost(history)))));
        run.instanceHistories()
                .forEach(history -> rows.add(List.of(Cell.of(history.name()), bars.row(ofInstance(history)))));
        out.section("timeline", "Timeline")
                .chart("Time after the session's beginning", List.of("", "|"), rows, bars.axis())
                .open("p", "class", "soft small");
        Colours.key(out, ENABLED, "host enabled");
        Colours.key(out, DISABLED, "host disabled, instance moving");
        Colours.key(out, MAINTAINED, "host maintained");
        Colours.key(out, WRONG, "host down, instance out of service, notice lost");
        out.text("Instances have a colour for each host, in turns; point at a bar to read it.")
                .close("p")
                .close("section")
                .line();
    }

    private List<TimeBars.Bar> told(boolean ofHosts) {
        return run.notices().stream()
                .filter(notice -> ofHosts == (notice.host() != null))
                .map(notice -> bar(
                        notice.sent(),
                        notice.replyS() == null ? notice.sent() : notice.sent().add(notice.replyS()),
                        notice.latencyS() == null ? WRONG : ENABLED,
                        notice.words() + (notice.reply() == null ? "" : ", answered by " + notice.reply())))
                .toList();
    }

    private TimeBars.Bar bar(BigDecimal from, BigDecimal to, String colour, String words) {
        String when = " (" + Unit.SECONDS.text(since(from))
                + (to.equals(from) ? "" : " to " + Unit.SECONDS.text(since(to))) + ")";
        return new TimeBars.Bar(since(from).max(BigDecimal.ZERO), since(to).max(BigDecimal.ZERO), colour, words + when);
    }

    private List<TimeBars.Bar> ofHost(StateHistory history) {
        List<TimeBars.Bar> bars = new ArrayList<>();
        for (StateHistory.Span span : history.spans()) {
            String colour = switch (span.what()) {
                case "enabled" -> ENABLED;
                case "disabled" -> DISABLED;
                default -> WRONG;
            };
            bars.add(bar(span.from(), span.to(), colour, history.name() + ": " + span.what()));
        }
        run.hosts().stream()
                .filter(host -> host.host().equals(history.name()) && host.begin() != null && host.end() != null)
                .forEach(host -> bars.add(bar(host.begin(), host.end(), MAINTAINED, history.name() + ": maintained")));
        return bars;
    }

    private List<TimeBars.Bar> ofInstance(StateHistory history) {
        return history.spans().stream()
                .filter(span -> !span.what().equals("GONE"))
                .map(span -> {
                    int place = hosts.indexOf(span.what());
                    String elsewhere = ServiceOutage.isOne(span.what()) ? WRONG : DISABLED;
                    return bar(
                            span.from(),
                            span.to(),
                            place < 0 ? elsewhere : PLACES.get(place % PLACES.size()),
                            history.name() + (place < 0 ? ": " : " on ") + span.what());
                })
                .toList();
    }

    private void notices() {
        List<List<String>> rows = run.notices().stream()
                .map(notice -> List.of(
                        notice.words(),
                        Unit.SECONDS.text(since(notice.sent())),
                        notice.latencyS() == null ? "never arrived" : Unit.SECONDS.text(notice.latencyS()),
                        notice.closesS() == null ? "" : Unit.SECONDS.text(notice.closesS()),
                        reply(notice)))
                .toList();
        out.section("notices", "Notices")
                .stacked(
                        "Each from its publication",
                        List.of("notice", "#published", "#heard after", "#window", "answer"),
                        rows)
                .close("section")
                .line();
    }

    private static String reply(NoticeResult notice) {
        if (notice.reply() == null) {
            return "";
        }
        return notice.reply() + (notice.replyS() == null ? "" : " after " + Unit.SECONDS.text(notice.replyS()));
    }
}
