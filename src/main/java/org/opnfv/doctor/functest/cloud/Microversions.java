package org.opnfv.doctor.functest.cloud;

/**
 * The microversions of a Nova, both ends included; and by name those that we ask for.
 *
 * @param min such as {@code 2.1}
 * @param max such as {@code 2.93}
 */
public record Microversions(String min, String max) {
    /** Since this one Nova can force a host down, by the host's name. */
    public static final String FORCE_DOWN = "2.11";
    /** Since this one an instance shows the state of its host. */
    public static final String HOST_STATUS = "2.16";
    /** Since this one Nova decides by itself whether a live migration copies disks too. */
    static final String LIVE_MIGRATION_BY_ITSELF = "2.25";
    /** Since this one a service has a UUID, by which it is changed. */
    static final String SERVICE_UUID = "2.53";

    /** Whether Nova accepts requests of this microversion. */
    public boolean has(String version) {
        return number(min) <= number(version) && number(version) <= number(max);
    }

    private static int number(String version) {
        String[] parts = version.split("\\.");
        return Integer.parseInt(parts[0]) * 1_000_000 + Integer.parseInt(parts[1]);
    }
}
