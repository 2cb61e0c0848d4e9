package org.opnfv.doctor.functest.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the program. */
public final class ProgramVersion {

    private static final String RESOURCE = "/doctor-functest.properties";

    private ProgramVersion() {}

    /**
     * The version set by the build, such as {@code 0.1.0}.
     *
     * @throws IllegalStateException when the build left it out
     */
    public static String current() {
        Properties built = new Properties();
        try (InputStream in = ProgramVersion.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                built.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = built.getProperty("version");
        if (version == null) {
            throw new IllegalStateException(RESOURCE + " is not on the class path: build with Maven");
        }
        return version;
    }
}
