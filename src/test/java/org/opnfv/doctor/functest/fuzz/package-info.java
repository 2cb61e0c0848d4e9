/** Inputs nobody meant, for all that reads what others wrote. */
package org.opnfv.doctor.functest.fuzz;
