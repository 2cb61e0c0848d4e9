/** The built program as a user meets it: what it is told by arguments and environment, and what it prints and exits with. */
package org.opnfv.doctor.functest.it;
