package org.opnfv.doctor.functest.bus;

/** A point at which the tap sees an event: the exchange and the routing key with which a service sends it. */
enum BusCheckpoint {
    /** Nova's own, unversioned notification. */
    NOTIFIED("nova", "notifications.info"),
    /** The event that Ceilometer made of it, for {@code notifier://?topic=alarm.all}. */
    TRANSFORMED("ceilometer", "alarm.all.sample"),
    /** The alarm on its way to Aodh's notifier, whose topic is {@code alarming}. */
    FIRED("aodh", "alarming.sample");

    /** Where oslo.messaging sends what a service names no exchange for, as those of 2026.2 do. */
    static final String DEFAULT_EXCHANGE = "openstack";

    private final String exchange;
    private final String key;

    BusCheckpoint(String exchange, String key) {
        this.exchange = exchange;
        this.key = key;
    }

    String exchange() {
        return exchange;
    }

    String key() {
        return key;
    }
}
