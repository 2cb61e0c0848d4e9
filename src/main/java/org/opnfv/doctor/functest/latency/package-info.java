/**
 * From the folder of a run to its verdict: component logs, checkpoints, latencies, reasons. Nothing here asks a cloud; the same folder
 * gives the same verdict on any machine.
 */
package org.opnfv.doctor.functest.latency;
