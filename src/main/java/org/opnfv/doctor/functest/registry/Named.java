package org.opnfv.doctor.functest.registry;

/** A kind of something. Each is listed in {@code META-INF/services} and has a constructor without arguments. */
public interface Named {

    /** The name by which settings choose it, in lower case; no other kind of the same thing has it. */
    String name();
}
