/** Turns the report of a dead host into notifications of lost instances: marks them and the host in Nova. */
package org.opnfv.doctor.functest.inspector;
