package org.opnfv.doctor.functest.profile;

/**
 * The origin of a value.
 *
 * @param layer the layer that set it last
 * @param text the place, for people: {@code default}, {@code functest-profiles/embedded.yaml:12}, {@code environment variable VM_COUNT},
 *     {@code option --instances}
 */
public record Origin(Layer layer, String text) {

    /** The layers; the later one wins. */
    public enum Layer {
        /** The program's default. */
        DEFAULT,
        /** The profile file. */
        PROFILE,
        /** The environment. */
        ENVIRONMENT,
        /** The original harness's configuration file. */
        CONFIG_FILE,
        /** The command line. */
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
