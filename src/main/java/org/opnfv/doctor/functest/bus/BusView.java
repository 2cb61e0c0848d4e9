package org.opnfv.doctor.functest.bus;

import java.util.Set;

/** What can be seen of a message bus without changing anything there. */
public interface BusView extends AutoCloseable {

    /** Servers and virtual host, without users and passwords. */
    String where();

    /** How many read a queue; 0 also where there is no such queue. */
    int readers(String queue) throws BusException;

    /** Notes from now on by which routing keys, of that pattern, an exchange gets updates of that instance; a missing one gets none. */
    void follow(String exchange, String pattern, String instance) throws BusException;

    /** The routing keys by which that exchange got updates of the instance. */
    Set<String> keys(String exchange);

    /** The traits of the events that Ceilometer made of them. */
    Set<String> traits();

    @Override
    void close();
}
