/** A harness that measures how long it takes until the owner of instances is notified of a dead compute host. */
package org.opnfv.doctor.functest;
