package org.opnfv.doctor.functest.latency;

/** The checkpoints of the original harness, in the order of the chain. */
public enum Checkpoint {
    /** The host's link goes down, or the equivalent of another fault. */
    T00("link down", null),
    /** The Monitor finds the host dead. */
    T01("host detected as dead", Component.MONITOR),
    /** The Inspector knows which instances are on the host. */
    T02("affected instances found", Component.INSPECTOR),
    /** Nova has answered that the instance is in error; its notification goes out before the answer. */
    T03("instance set to error", Component.CONTROLLER),
    /** Nova has answered that the host is forced down. */
    T04("host marked down", Component.INSPECTOR),
    /** Nova sends the notification that the instance is in error. */
    T05("Nova notified", Component.CONTROLLER),
    /** Ceilometer passes on the event that it made of the notification. */
    T06("event transformed", Component.NOTIFIER),
    /** Aodh has found that the event fires the alarm. */
    T07("alarm evaluated", Component.EVALUATOR),
    /** Aodh passes the alarm to its notifier. */
    T08("alarm fired", Component.EVALUATOR),
    /** The Consumer is notified. */
    T09("Consumer notified", Component.EVALUATOR);

    private final String what;
    private final Component component;

    Checkpoint(String what, Component component) {
        this.what = what;
        this.component = component;
    }

    /** What happens, in words. */
    public String what() {
        return what;
    }

    /** The component that works until then; null for {@link #T00}. */
    public Component component() {
        return component;
    }
}
