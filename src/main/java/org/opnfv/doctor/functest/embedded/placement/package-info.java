/** As much of Placement as clients need to see that it is there. */
package org.opnfv.doctor.functest.embedded.placement;
