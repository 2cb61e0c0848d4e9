/** Listens to a cloud's message bus: when an event passed from Nova to Ceilometer, to Aodh, and on. It changes nothing there, but for news of its own
 * instances where a run asks for that. */
package org.opnfv.doctor.functest.bus;
