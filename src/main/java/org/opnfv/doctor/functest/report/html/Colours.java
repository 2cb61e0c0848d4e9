package org.opnfv.doctor.functest.report.html;

import java.util.List;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Component;

/**
 * The colours of the pictures. Each has a contrast of 3 or more to a light and to a dark page. They are attributes, so that they also
 * show where a server blocks the styles of a page.
 */
final class Colours {

    static final String VALUE = "#2f86d0";
    static final String OTHER_VALUE = "#c07d1e";
    static final String LIMIT = "#d0433a";
    static final String UNKNOWN = "#b07a10";

    private static final String SEVERAL = "#7d868f";

    private Colours() {}

    /** The colour of a component; a part that several share has a neutral one. */
    static String of(List<Component> components) {
        return components.size() == 1 ? of(components.get(0)) : SEVERAL;
    }

    /** The colour of the component that works until a checkpoint; null for none. */
    static String of(Component component) {
        return component == null
                ? SEVERAL
                : switch (component) {
                    case MONITOR -> "#8f6cc0";
                    case INSPECTOR -> "#2f86d0";
                    case CONTROLLER -> "#139b84";
                    case NOTIFIER -> "#c07d1e";
                    case EVALUATOR -> "#d15a80";
                };
    }

    /** The legend of the parts' colours. */
    static void legend(Markup out) {
        out.open("p", "class", "soft small");
        Stream.of(Component.values()).forEach(component -> key(out, of(component), component.label()));
        key(out, SEVERAL, "several components together");
        out.close("p").line();
    }

    /** A colour and its meaning. */
    static void key(Markup out, String colour, String meaning) {
        out.add(
                "<span class='key'><svg width='11' height='11' aria-hidden='true'><rect width='11' height='11' fill='%s'/></svg>"
                        + " %s</span> ",
                colour, meaning);
    }
}
