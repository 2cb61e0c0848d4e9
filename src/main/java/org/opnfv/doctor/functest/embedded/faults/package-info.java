/**
 * A cloud that misbehaves by plan: doors between the clients of a cloud and its services, and between its alarms and who is told,
 * that pass everything on but for what the plan says. They need nothing of the cloud but its URLs.
 */
package org.opnfv.doctor.functest.embedded.faults;
