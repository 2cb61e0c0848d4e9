/** The commands: one small file each. They parse into plain records, call what does the work, and print. */
package org.opnfv.doctor.functest.cli;
