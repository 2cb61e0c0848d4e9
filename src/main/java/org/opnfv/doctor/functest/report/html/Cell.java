package org.opnfv.doctor.functest.report.html;

/** What stands in a cell of a table, or beside a name. */
@FunctionalInterface
interface Cell {

    /** Writes it. */
    void write(Markup out);

    static Cell of(String text) {
        return out -> out.text(text);
    }

    /** A text that leads to a place of this page; {@code id} is null where there is no such place. */
    static Cell link(String id, String text) {
        return out -> out.link(id, text);
    }

    /** A verdict, or what became of a criterion. */
    static Cell verdict(Enum<?> verdict) {
        return out -> out.badge(verdict.name(), false);
    }
}
