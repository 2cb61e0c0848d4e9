package org.opnfv.doctor.functest.maintenance;

/** How an instance may be moved, by the names of messages: stopped meanwhile, or running on. */
public enum InstanceAction {
    MIGRATE,
    LIVE_MIGRATE
}
