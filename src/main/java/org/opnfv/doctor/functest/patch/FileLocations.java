package org.opnfv.doctor.functest.patch;

import java.util.ArrayList;
import java.util.List;

/**
 * The places of a patch's file on a controller.
 *
 * @param known the files there are; empty when nothing runs that reads one
 * @param unknown why it is not known what a container goes by, one line each
 */
record FileLocations(List<Place> known, List<String> unknown) {

    /**
     * One file.
     *
     * @param path where it is on the host
     * @param readers shell patterns for what reads it
     * @param isCopied whether these have a copy of it, and something else where there is none to be copied
     */
    record Place(String path, String readers, boolean isCopied) {}

    /** The same file for all that read it. */
    static FileLocations one(String path, String readers) {
        return new FileLocations(List.of(new Place(path, readers, false)), List.of());
    }

    /** What each of Kolla's containers has at {@code path} is a copy of a file of its own. */
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
