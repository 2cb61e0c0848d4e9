package org.opnfv.doctor.functest.cloud;

import java.util.Optional;

/**
 * Which instances to list.
 *
 * @param namePrefix beginning of the name
 * @param host the host they run on; takes an admin
 * @param allProjects instances of every project, which takes an admin; else of the caller's
 */
public record InstanceFilter(Optional<String> namePrefix, Optional<String> host, boolean allProjects) {
    /** All instances of the caller's project. */
    public static InstanceFilter mine() {
        return new InstanceFilter(Optional.empty(), Optional.empty(), false);
    }

    /** All instances of all projects. */
    public static InstanceFilter everyones() {
        return new InstanceFilter(Optional.empty(), Optional.empty(), true);
    }

    public InstanceFilter named(String prefix) {
        return new InstanceFilter(Optional.of(prefix), host, allProjects);
    }

    public InstanceFilter on(String hostName) {
        return new InstanceFilter(namePrefix, Optional.of(hostName), allProjects);
    }
}
