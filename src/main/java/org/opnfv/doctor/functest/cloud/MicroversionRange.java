package org.opnfv.doctor.functest.cloud;

/**
 * The microversions of a Nova, both ends included.
 *
 * @param min such as {@code 2.1}
 * @param max such as {@code 2.93}
 */
public record MicroversionRange(String min, String max) {
    /** Whether Nova accepts requests of this microversion. */
    public boolean has(String version) {
        return number(min) <= number(version) && number(version) <= number(max);
    }

    private static int number(String version) {
        String[] parts = version.split("\\.");
        return Integer.parseInt(parts[0]) * 1_000_000 + Integer.parseInt(parts[1]);
    }
}
