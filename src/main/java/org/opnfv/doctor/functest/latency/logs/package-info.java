/** Reads the logs of a run of ours, and those of the original harness in each form it wrote them. */
package org.opnfv.doctor.functest.latency.logs;
