/** Takes a compute host down, and brings it back. */
package org.opnfv.doctor.functest.fault;
