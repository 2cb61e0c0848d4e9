package org.opnfv.doctor.functest.bus;

/** Where on its way an event is seen: the exchange and the routing key that a service sends it with. */
enum BusCheckpoint {
    /** Nova's own, unversioned notification. */
    NOTIFIED("nova", "notifications.info"),
    /** The event that Ceilometer made of it, for {@code notifier://?topic=alarm.all}. */
    TRANSFORMED("ceilometer", "alarm.all.sample"),
    /** The alarm on its way to Aodh's notifier, whose topic is {@code alarming}. */
    FIRED("aodh", "alarming.sample");

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
