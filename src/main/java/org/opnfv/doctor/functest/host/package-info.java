/** A compute host as the harness meets it: its name, how it answers probes, its clock, and its link; and the way to it by SSH. */
package org.opnfv.doctor.functest.host;
