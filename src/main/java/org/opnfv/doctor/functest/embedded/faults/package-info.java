/**
 * A cloud that misbehaves by plan: doors (proxy ports) between clients and services, and between alarms and their receivers, that pass
 * everything on except where the plan says otherwise. They need only the cloud's URLs.
 */
package org.opnfv.doctor.functest.embedded.faults;
