/** Detects by probes that a compute host is dead, and tells the Inspector once. */
package org.opnfv.doctor.functest.monitor;
