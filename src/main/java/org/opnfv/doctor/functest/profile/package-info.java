/**
 * The settings of a run as records, in layers: built-in defaults, a profile file, the environment, options of the
 * command line. Each value remembers where it came from.
 */
package org.opnfv.doctor.functest.profile;
