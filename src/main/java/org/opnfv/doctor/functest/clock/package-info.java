/** The clocks of this process. */
package org.opnfv.doctor.functest.clock;
