/** Many runs seen as one: distributions, outliers, what differs between two sets, and whether a service level is met. */
package org.opnfv.doctor.functest.series;
