package org.opnfv.doctor.functest.bmc;

/** A management controller, as far as power goes. Every call may fail with a {@code HostException} of one line. */
interface Bmc {

    /** Whether its machine has power. */
    boolean isOn();

    /** Tells it to give or take the power at once; {@link #isOn} tells when that is done. */
    void turn(boolean on);
}
