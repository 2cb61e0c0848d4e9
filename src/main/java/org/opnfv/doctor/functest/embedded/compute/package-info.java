/** Nova: instances, flavors, compute services, hypervisors and quotas of instances, and the notifications it sends. */
package org.opnfv.doctor.functest.embedded.compute;
