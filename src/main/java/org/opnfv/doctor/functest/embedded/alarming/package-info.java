/** Aodh: event alarms, their evaluation as aodh-listener does it, and the webhooks they set off. */
package org.opnfv.doctor.functest.embedded.alarming;
