/**
 * What this project expects of an OpenStack, checked through the gateway: on the embedded cloud, and with
 * {@code -Ddoctor.contract.cloud=env} on the real one that {@code OS_*} or {@code clouds.yaml} names.
 */
package org.opnfv.doctor.functest.contract;
