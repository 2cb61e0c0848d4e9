/** Stands in for the owner of the instances: receives the alarm when one of them is lost. */
package org.opnfv.doctor.functest.consumer;
