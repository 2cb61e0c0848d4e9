package org.opnfv.doctor.functest.maintenance;

import java.util.List;

/** What the owner does with its instances. Each returns when it is done, and may throw any {@link RuntimeException}. */
public interface Scaling {

    /** Gives up as many of these as an operator needs to empty a host. */
    void in(List<String> instances);

    /** Sees to it that nothing is interrupted when these move. */
    void leave(List<String> instances);

    /** Has as many instances as before again. */
    void out();
}
