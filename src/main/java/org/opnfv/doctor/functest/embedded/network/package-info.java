/** Neutron's API v2.0 as the embedded OpenStack serves it: networks, IPv4 subnets, ports. */
package org.opnfv.doctor.functest.embedded.network;
