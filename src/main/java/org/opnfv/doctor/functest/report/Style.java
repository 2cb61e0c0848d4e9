package org.opnfv.doctor.functest.report;

import org.opnfv.doctor.functest.latency.Verdict;

/** Colours of a terminal (ECMA-48 SGR sequences), or none. */
enum Style {
    PLAIN,
    COLOURED;

    String verdict(Verdict verdict) {
        String colour = switch (verdict) {
            case PASS -> "32";
            case FAIL -> "31";
            case UNKNOWN -> "33";
        };
        return sgr("1;" + colour, verdict.name());
    }

    String faint(String text) {
        return sgr("2", text);
    }

    String warning(String text) {
        return sgr("33", text);
    }

    private String sgr(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
