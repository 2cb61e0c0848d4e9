/**
 * Listens to a cloud's message bus: when an event passed from Nova to Ceilometer, to Aodh, and on. It publishes only with {@code
 * --shortcut}, and then only notifications of the test's own instances.
 */
package org.opnfv.doctor.functest.bus;
