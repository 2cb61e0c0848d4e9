package org.opnfv.doctor.functest.embedded;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The releases of OpenStack that the embedded one answers as, by the versions that each of the real ones tells. What a microversion
 * changes goes by that of the request, and so is the same in all of them.
 */
public enum Release {
    VICTORIA("victoria", 87, "v2.9"),
    ZED("zed", 93, "v2.15"),
    EPOXY("2025.1", 100, "v2.17"),
    HIBISCUS("2026.2", 104, "v2.17");

    private final String title;
    private final int microversion;
    private final String images;

    Release(String title, int microversion, String images) {
        this.title = title;
        this.microversion = microversion;
        this.images = images;
    }

    /** The newest one. */
    public static Release newest() {
        return values()[values().length - 1];
    }

    /**
     * By its name, such as {@code zed} or {@code 2025.1}.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Release named(String title) {
        return Arrays.stream(values())
                .filter(release -> release.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no release " + title + ": one of "
                        + Arrays.stream(values()).map(Release::toString).collect(Collectors.joining(", "))));
    }

    /** The minor number of Nova's newest microversion: 93 for 2.93. */
    public int microversion() {
        return microversion;
    }

    /** The newest version of Glance's API. */
    public String images() {
        return images;
    }

    /** Its name. */
    @Override
    public String toString() {
        return title;
    }
}
