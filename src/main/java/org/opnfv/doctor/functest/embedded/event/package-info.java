/** Events of the cloud, on their way from a service to its listeners. */
package org.opnfv.doctor.functest.embedded.event;
