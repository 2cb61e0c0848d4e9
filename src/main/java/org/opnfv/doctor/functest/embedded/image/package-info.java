/** Glance's API v2 as the embedded OpenStack serves it; image data is kept in memory. */
package org.opnfv.doctor.functest.embedded.image;
