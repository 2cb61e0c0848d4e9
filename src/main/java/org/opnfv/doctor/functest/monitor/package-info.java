/** Finds out that a compute host is dead, by probes, and tells the Inspector once. */
package org.opnfv.doctor.functest.monitor;
