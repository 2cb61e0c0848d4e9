/** The fault-management scenario: a compute host dies, and the owner of its instances must be told. */
package org.opnfv.doctor.functest.scenario.fault;
