/** The changes that a deployment's controllers need for a test: declared, checked, made, and taken back byte for byte. */
package org.opnfv.doctor.functest.patch;
