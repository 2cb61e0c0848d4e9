/** Nova: instances, flavors, compute services, hypervisors and quotas, and the notifications it sends. */
package org.opnfv.doctor.functest.embedded.compute;
