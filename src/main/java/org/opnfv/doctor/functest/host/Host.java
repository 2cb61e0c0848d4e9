package org.opnfv.doctor.functest.host;

/** A compute host. */
public interface Host {

    /** The name Nova knows it by. */
    String name();

    /** How it answers probes while it lives. */
    Echo echo();

    /** The link that carries its traffic. */
    Link link();
}
