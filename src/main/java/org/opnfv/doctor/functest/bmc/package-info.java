/** The power of hosts, by their management controllers (BMC). */
package org.opnfv.doctor.functest.bmc;
