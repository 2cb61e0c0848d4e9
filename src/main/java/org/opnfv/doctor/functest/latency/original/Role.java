package org.opnfv.doctor.functest.latency.original;

/** Which log a file is, or a part of what {@code run.sh} printed: its name ends so, since Danube also with {@code doctor_} before it. */
enum Role {
    MONITOR("monitor.log"),
    INSPECTOR("inspector.log"),
    CONSUMER("consumer.log"),
    /** One log for all, what a console showed, or one that tells nothing of a component. */
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

    /** The name that its log has. */
    String file() {
        return end;
    }
}
