package org.opnfv.doctor.functest.latency.original;

/**
 * The kind of a log, or of a part of {@code run.sh}'s output, by the end of its name, since Danube also with {@code doctor_} before it.
 */
enum Role {
    MONITOR("monitor.log"),
    INSPECTOR("inspector.log"),
    CONSUMER("consumer.log"),
    /** One log for all, a console's output, or a log of no component. */
    OTHER(null);

    private final String end;

    Role(String end) {
        this.end = end;
    }

    static Role of(String file) {
        for (Role role : values()) {
            if (role.end != null && (file.equals(role.end) || file.matches(".*[/_]" + role.end))) {
                return role;
            }
        }
        return OTHER;
    }

    /** The file name of its log. */
    String file() {
        return end;
    }
}
