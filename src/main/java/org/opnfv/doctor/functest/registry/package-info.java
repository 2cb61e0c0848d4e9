/** The kinds of things that settings choose by name, such as installers: found by Java, so that each is a class and a line. */
package org.opnfv.doctor.functest.registry;
