package org.opnfv.doctor.functest.report.html;

/** The content of a table cell, or of a figure. */
@FunctionalInterface
interface Cell {

    /** Writes it. */
    void write(Markup out);

    static Cell of(String text) {
        return out -> out.text(text);
    }

    /** A link to a place on this page; {@code id} is null where there is no such place. */
    static Cell link(String id, String text) {
        return out -> out.link(id, text);
    }

    /** A verdict, or the outcome of a criterion. */
    static Cell verdict(Enum<?> verdict) {
        return out -> out.badge(verdict.name(), false);
    }
}
