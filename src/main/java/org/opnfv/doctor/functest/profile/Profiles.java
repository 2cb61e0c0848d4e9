package org.opnfv.doctor.functest.profile;

import java.util.List;

/** The profiles there are. */
public final class Profiles {

    /** Those built in: one for each installer. */
    private static final List<String> BUILT_IN = List.of("embedded");

    private Profiles() {}

    /** The names of the profiles built in, which are the names of the installers. */
    static List<String> builtIn() {
        return BUILT_IN;
    }
}
