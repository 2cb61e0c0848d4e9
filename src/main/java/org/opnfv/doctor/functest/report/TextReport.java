package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.LatencySummary;
import org.opnfv.doctor.functest.latency.RunFacts;

/** The report for people: verdict first, 80 columns. */
public final class TextReport {

    /** Lines of a kind before "and N more". */
    private static final int SHOWN = 5;

    private final Assessment assessment;
    private final LabelledText page;

    private TextReport(Assessment assessment, Style style) {
        this.assessment = assessment;
        this.page = new LabelledText(style);
    }

    /** The report, with colours only when asked for. */
    public static String render(Assessment assessment, boolean coloured) {
        return new TextReport(assessment, coloured ? Style.COLOURED : Style.PLAIN).text();
    }

    private String text() {
        page.line(page.style().verdict(assessment.verdict()) + "  " + Headline.of(assessment));
        page.gap();
        page.field("why", assessment.reasons());
        latency();
        worst();
        page.field("note", assessment.notes());
        TimelineText.append(page, assessment);
        page.gap();
        page.block("cost", CostText.lines(assessment.costs()));
        HostText.append(page, assessment.facts());
        run();
        ContextText.append(page, assessment.facts().context());
        CleanupText.append(page, CleanupOutcome.of(assessment), "the resources are kept, as asked; the host is back");
        page.block("logs", List.of(assessment.folder().toString()));
        return page.toString();
    }

    private void latency() {
        LatencySummary figures = assessment.figures();
        BigDecimal limit = assessment.facts().thresholdS();
        String threshold = limit == null ? "" : ", threshold " + Unit.SECONDS.plain(limit);
        int all = assessment.instances().size();
        if (figures == null) {
            page.field("latency", "not measured" + threshold);
        } else if (all == 1) {
            page.field(
                    "latency",
                    seconds(figures.last()) + " from " + assessment.latencyOrigin() + " to notification" + threshold);
        } else {
            page.field(
                    "latency",
                    "last " + seconds(figures.last()) + ", median " + seconds(figures.median()) + ", first "
                            + seconds(figures.first()) + (assessment.facts().isFromFault() ? " from the fault" : "")
                            + threshold);
        }
        assessment
                .total()
                .ifPresent(total -> page.field(
                        "in all", Unit.SECONDS.text(total) + " from the fault until the last owner was told"));
        assessment
                .portsDown()
                .ifPresent(ports -> page.field(
                        "ports", Unit.SECONDS.text(ports) + " from detection until their data plane was set down"));
        page.field("ours", HarnessOverheadText.of(assessment));
        if (all > 0) {
            long told = assessment.instances().stream()
                    .filter(i -> i.notified() != null)
                    .count();
            page.field(
                    "notified",
                    (assessment.isTellingKnown() ? told + " of " : "not known of any of ")
                            + all
                            + (all == 1 ? " instance" : " instances")
                            + host());
        }
    }

    private String host() {
        RunFacts.Host host = assessment.facts().host();
        Integer made = assessment.facts().instances();
        boolean others = made != null && made > assessment.instances().size();
        return (host == null ? "" : " on " + host.name()) + (others ? ", of " + made + " that were made" : "");
    }

    /** The worst instances, when there are several: those without a latency, then the slowest. */
    private void worst() {
        List<InstanceResult> instances = assessment.instances();
        if (instances.size() < 2) {
            return;
        }
        List<InstanceResult> sorted =
                instances.stream().sorted(InstanceOrder.SLOWEST_FIRST).toList();
        List<InstanceResult> shown = sorted.subList(0, Math.min(SHOWN, sorted.size()));
        List<String> names = shown.stream().map(i -> Printable.name(i.label())).toList();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            String space = " ".repeat(width - names.get(i).length() + 2);
            lines.add(names.get(i) + space + outcome(shown.get(i)));
        }
        if (sorted.size() > SHOWN) {
            lines.add("and " + (sorted.size() - SHOWN) + " more");
        }
        page.block(sorted.size() > SHOWN ? "worst" : "instances", lines);
    }

    private String outcome(InstanceResult instance) {
        String latency = instance.latency() == null ? "" : seconds(instance.latency());
        return switch (instance.outcome()) {
            case ON_TIME -> latency;
            case LATE -> latency + "  late";
            case MISSING -> "not notified";
            case UNCERTAIN -> (latency + "  uncertain").strip();
        };
    }

    private void run() {
        RunFacts facts = assessment.facts();
        List<String> words = new ArrayList<>();
        words.add(assessment.run());
        words.add(facts.installer());
        words.add(facts.fault() == null ? null : facts.fault().kind());
        page.field(
                "run", String.join(", ", words.stream().filter(Objects::nonNull).toList()));
    }

    private String seconds(BigDecimal seconds) {
        return Unit.SECONDS.text(seconds, assessment.facts().thresholdS());
    }
}
