package org.opnfv.doctor.functest.embedded.faults;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** One row of a fault plan: which calls the fault strikes, and how. It counts its matching calls. Thread-safe. */
final class FaultRule {

    private final String name;
    private final String method;
    private final Pattern path;
    private final Stage stage;
    private final int first;
    private final int last;
    private final FaultEffect effect;
    private final AtomicInteger matched = new AtomicInteger();

    /**
     * @param method an HTTP method, {@code *} for any, or {@link FaultPlan#NOTIFICATION}
     * @param path where {@code *} stands for any text
     * @param stage the only stage it strikes in; null: in each
     * @param first number of the first matching call that it strikes, from 1
     * @param last number of the last one
     */
    FaultRule(String name, String method, String path, Stage stage, int first, int last, FaultEffect effect) {
        this.name = name;
        this.method = method;
        this.path = Pattern.compile("\\Q" + path.replace("*", "\\E.*\\Q") + "\\E");
        this.stage = stage;
        this.first = first;
        this.last = last;
        this.effect = effect;
    }

    String name() {
        return name;
    }

    FaultEffect effect() {
        return effect;
    }

    /** Whether the fault strikes this call; asked once for each call. */
    boolean strikes(String calledMethod, String calledPath, Stage now) {
        if ((stage != null && stage != now)
                || !isFor(calledMethod)
                || !path.matcher(calledPath).matches()) {
            return false;
        }
        int number = matched.incrementAndGet();
        return number >= first && number <= last;
    }

    private boolean isFor(String calledMethod) {
        return method.equals(calledMethod) || method.equals("*") && !calledMethod.equals(FaultPlan.NOTIFICATION);
    }
}
