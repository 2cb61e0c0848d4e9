/** The report as one page of HTML that needs nothing else: verdict, pictures, and the log line behind each number. */
package org.opnfv.doctor.functest.report.html;
