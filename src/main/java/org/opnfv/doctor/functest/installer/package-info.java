/** A deployment: its credentials and its hosts. A new kind takes a class here, a line in {@code META-INF/services} and a profile. */
package org.opnfv.doctor.functest.installer;
