/** Listens to a cloud's message bus: when an event passed from Nova to Ceilometer, to Aodh, and on. It changes nothing there. */
package org.opnfv.doctor.functest.bus;
