package org.opnfv.doctor.functest.inspector;

import java.io.IOException;
import java.util.Locale;
import java.util.ServiceLoader;

/** A kind of inspector. Each is listed in {@code META-INF/services}. Its name is the class's in lower case. */
public interface Inspector {

    /** Who marks a dead host and its instances in Nova. */
    enum Marking {
        /** This program, which any monitor may tell. */
        OURS,
        /** Somebody else's program, because our Monitor tells it: what it marks is taken back like our own marks. */
        FOREIGN,
        /** Whoever does it by himself, or nobody: what others do is theirs to take back. */
        NOBODY
    }

    /** Who marks. */
    Marking marking();

    /**
     * Opens it for one fault.
     *
     * @throws IOException when it cannot listen, with one line that says why
     */
    Inspection open(InspectionRequest request) throws IOException;

    /** Its name. */
    default String name() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The one of that name, which is one of those in {@code META-INF/services}. */
    static Inspector named(String name) {
        return ServiceLoader.load(Inspector.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(inspector -> inspector.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no inspector " + name));
    }
}
