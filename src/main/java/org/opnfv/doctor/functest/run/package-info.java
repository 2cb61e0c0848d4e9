/** The run folder: its id, its manifest and the log of each component. Everything a report needs is in it. */
package org.opnfv.doctor.functest.run;
