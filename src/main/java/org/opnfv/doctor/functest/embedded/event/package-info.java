/** What happened in the cloud, on its way from the service it happened in to those who watch. */
package org.opnfv.doctor.functest.embedded.event;
