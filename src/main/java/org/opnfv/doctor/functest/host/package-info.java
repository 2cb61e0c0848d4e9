/** A compute host as the harness meets it: its name, how it answers probes, and its link. */
package org.opnfv.doctor.functest.host;
