package org.opnfv.doctor.functest.profile;

/**
 * Where a value came from.
 *
 * @param layer which layer had the last word
 * @param text the place, for people: {@code default}, {@code functest-profiles/embedded.yaml:12},
 *     {@code environment variable VM_COUNT}, {@code option --instances}
 */
public record Origin(Layer layer, String text) {

    /** The layers, the later one wins. */
    public enum Layer {
        /** What the program says. */
        DEFAULT,
        /** What the profile file says. */
        PROFILE,
        /** What the environment says. */
        ENVIRONMENT,
        /** What the original harness's configuration file says. */
        CONFIG_FILE,
        /** What the command line says. */
        OPTION
    }

    static Origin byDefault() {
        return new Origin(Layer.DEFAULT, "default");
    }

    static Origin line(String file, int line) {
        return new Origin(Layer.PROFILE, file + ":" + line);
    }

    static Origin variable(String name) {
        return new Origin(Layer.ENVIRONMENT, "environment variable " + name);
    }

    static Origin option(String name) {
        return new Origin(Layer.OPTION, "option " + name);
    }

    @Override
    public String toString() {
        return text;
    }
}
