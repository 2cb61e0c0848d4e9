/** A compute host: its name, how it answers probes, its clock, and its link; and SSH to it. */
package org.opnfv.doctor.functest.host;
