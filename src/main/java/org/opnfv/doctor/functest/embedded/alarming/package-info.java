/** Aodh: event alarms, their evaluation as in aodh-listener, and their webhooks. */
package org.opnfv.doctor.functest.embedded.alarming;
