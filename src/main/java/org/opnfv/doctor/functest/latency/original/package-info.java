/** Reads the logs of the original harness, in each form it wrote them, and judges its runs; {@link RunReader} tells them from runs of ours. */
package org.opnfv.doctor.functest.latency.original;
