/** The changes to controllers' configuration that a test needs: declared, checked, made, and undone byte for byte. */
package org.opnfv.doctor.functest.patch;
