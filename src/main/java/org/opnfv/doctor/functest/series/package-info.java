/** Many runs as one: distributions, outliers, the comparison of two sets, and service levels. */
package org.opnfv.doctor.functest.series;
