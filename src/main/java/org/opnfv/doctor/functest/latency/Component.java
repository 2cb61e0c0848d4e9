package org.opnfv.doctor.functest.latency;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The components of the chain, in its order, as the original's profile names them. */
public enum Component {
    /** Detects that the host is dead. */
    MONITOR,
    /** Finds the instances of the host and asks Nova to mark them. */
    INSPECTOR,
    /** Nova: marks an instance and notifies. */
    CONTROLLER,
    /** Message bus and Ceilometer: turn the notification into an event. */
    NOTIFIER,
    /** Aodh: evaluates the event, fires the alarm and notifies the Consumer. */
    EVALUATOR;

    /** {@code "notifier + evaluator"}, or of more than two {@code "controller to evaluator"}. */
    static String together(List<Component> components) {
        int last = components.size() - 1;
        return components.size() > 2
                ? components.get(0).label() + " to " + components.get(last).label()
                : components.stream().map(Component::label).collect(Collectors.joining(" + "));
    }

    /** For people and for reports: {@code monitor}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
