/** Shows an assessment: one renderer for each format, and the exit code that agrees with it. */
package org.opnfv.doctor.functest.report;
