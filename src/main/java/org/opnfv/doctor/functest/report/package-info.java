/** Shows an assessment: one renderer a format, and the exit code that says the same. */
package org.opnfv.doctor.functest.report;
