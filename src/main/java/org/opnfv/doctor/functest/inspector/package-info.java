/** Turns the news of a dead host into the news of lost instances: marks them and the host in Nova. */
package org.opnfv.doctor.functest.inspector;
