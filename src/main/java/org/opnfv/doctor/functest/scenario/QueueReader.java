package org.opnfv.doctor.functest.scenario;

/** A service of the notification path, by the name that its packages give it, and the queue of the message bus that it reads. */
enum QueueReader {
    AGENT("ceilometer-agent-notification", "notifications.info"),
    LISTENER("aodh-listener", "alarm.all.sample"),
    NOTIFIER("aodh-notifier", "alarming.sample");

    private final String service;
    private final String queue;

    QueueReader(String service, String queue) {
        this.service = service;
        this.queue = queue;
    }

    String service() {
        return service;
    }

    /** It is also the routing key by which messages come to it. */
    String queue() {
        return queue;
    }
}
