/** What a deployment is: its credentials and its hosts. Adding one takes a class here, a line in {@link Installers} and a profile. */
package org.opnfv.doctor.functest.installer;
