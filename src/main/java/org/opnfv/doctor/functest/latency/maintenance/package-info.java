/** Planned maintenance: from the logs of those who took part, and of what was seen in Nova, to a verdict. */
package org.opnfv.doctor.functest.latency.maintenance;
