/** What a deployment is: its credentials and its hosts. Adding one takes a class here, a line in
 * {@code META-INF/services} and a profile. */
package org.opnfv.doctor.functest.installer;
