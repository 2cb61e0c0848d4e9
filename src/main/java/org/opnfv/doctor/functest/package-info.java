/** A harness that measures how long the owner of instances waits for news of a dead compute host. */
package org.opnfv.doctor.functest;
