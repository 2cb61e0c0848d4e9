package org.opnfv.doctor.functest.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.latency.ContextFacts;

/** What a run was called, the cloud's version, and what was set that is neither the default nor in the profile. */
public final class ContextText {

    private ContextText() {}

    static void append(LabelledText page, ContextFacts context) {
        String labels = labels(context);
        page.field("labels", labels.isEmpty() ? List.of() : List.of(labels));
        String nova = context.versions().get("nova");
        page.field("nova", nova == null ? List.of() : List.of("microversions " + nova));
        page.field(
                "set",
                context.settings().entrySet().stream()
                        .filter(entry -> isSaid(entry.getValue().origin()))
                        .map(entry -> entry.getKey() + "=" + entry.getValue().value() + " ("
                                + entry.getValue().origin() + ")")
                        .toList());
    }

    /** {@code job=nightly, team=nfv}; empty without any. */
    static String labels(ContextFacts context) {
        return labels(context.labels());
    }

    /** The same of these. */
    public static String labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", "));
    }

    /** By an option or in the environment; what a profile says its name stands for. */
    private static boolean isSaid(String origin) {
        return origin.startsWith("option ") || origin.startsWith("environment variable ");
    }
}
