package org.opnfv.doctor.functest.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The page's own parts: files beside this class, joined into one style and one script. */
final class Assets {

    private static final List<String> STYLES = List.of("base.css", "table.css", "chart.css");

    /** In the order in which one builds on the other. */
    private static final List<String> SCRIPTS = List.of(
            "base.js",
            "names.js",
            "axis.js",
            "store.js",
            "line.js",
            "figures.js",
            "cost.js",
            "waterfall.js",
            "tools.js",
            "rows.js",
            "glance.js",
            "histogram.js",
            "dots.js",
            "iterations.js",
            "run.js",
            "main.js");

    private Assets() {}

    static String page() {
        return text("page.html");
    }

    static String style() {
        return joined(STYLES);
    }

    /** One strict function around all, so that nothing of it is global. */
    static String script() {
        return "'use strict';\n(() => {\n" + joined(SCRIPTS) + "})();\n";
    }

    private static String joined(List<String> names) {
        StringBuilder joined = new StringBuilder();
        names.forEach(name -> joined.append(text(name)));
        return joined.toString();
    }

    private static String text(String name) {
        try (InputStream file = Assets.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own " + name + " cannot be read", e);
        }
    }
}
