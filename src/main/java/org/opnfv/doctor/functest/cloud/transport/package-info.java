/** The transport of requests to a cloud: Apache HttpClient 5 underneath, OpenStack4j's connector interface on top. */
package org.opnfv.doctor.functest.cloud.transport;
