/** The gateway to an OpenStack: this project's calls to a cloud, in its own words; OpenStack4j stays inside. */
package org.opnfv.doctor.functest.cloud;
