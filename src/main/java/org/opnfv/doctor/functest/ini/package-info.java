/** Configuration files in the dialect of OpenStack's services: read with the place of every setting, changed without a byte more. */
package org.opnfv.doctor.functest.ini;
