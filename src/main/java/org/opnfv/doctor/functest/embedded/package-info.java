/**
 * An OpenStack inside this process: real HTTP on loopback, one port for each service, state in memory, and compute hosts that answer
 * probes until their link is taken down.
 */
package org.opnfv.doctor.functest.embedded;
