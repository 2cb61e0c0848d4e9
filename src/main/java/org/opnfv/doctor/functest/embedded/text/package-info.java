/** How the real services, which are Python programs, write values into their messages. */
package org.opnfv.doctor.functest.embedded.text;
