/** The tests that need a program of others, as a group of their own: {@code mvn -B -ntp verify -Ptools}. */
package org.opnfv.doctor.functest.tools;
