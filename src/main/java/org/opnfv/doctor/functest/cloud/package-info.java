/** The gateway to an OpenStack: what this project asks of a cloud, in its own words; OpenStack4j stays inside. */
package org.opnfv.doctor.functest.cloud;
