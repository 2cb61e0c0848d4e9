package org.opnfv.doctor.functest.patch;

import java.util.ArrayList;
import java.util.List;

/**
 * The locations of a patch's file on a controller.
 *
 * @param known the existing files; empty when nothing that reads one runs there
 * @param unknown why a container's effective configuration is unknown, one line each
 */
record FileLocations(List<Place> known, List<String> unknown) {

    /**
     * One file.
     *
     * @param path its path on the host
     * @param readers shell patterns for its readers
     * @param isCopied whether the readers have a copy of it, and something else where there is nothing to copy
     */
    record Place(String path, String readers, boolean isCopied) {}

    /** The same file for all its readers. */
    static FileLocations one(String path, String readers) {
        return new FileLocations(List.of(new Place(path, readers, false)), List.of());
    }

    /** A file for each of Kolla's containers, which is copied to {@code path} in it. */
    static FileLocations copied(String path, List<KollaContainer> containers) {
        List<Place> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (KollaContainer container : containers) {
            try {
                known.add(new Place(container.source(path), container.name(), true));
            } catch (NotCopiedException e) {
                unknown.add(e.getMessage());
            }
        }
        return new FileLocations(known, unknown);
    }
}
