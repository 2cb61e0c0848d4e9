/** Stands for the owner of the instances: is told by alarm when one of them is lost. */
package org.opnfv.doctor.functest.consumer;
