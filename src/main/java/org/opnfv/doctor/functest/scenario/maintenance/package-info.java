/** The maintenance scenario: hosts are maintained one after the other, and the owner of the instances is told, asked and heeded. */
package org.opnfv.doctor.functest.scenario.maintenance;
