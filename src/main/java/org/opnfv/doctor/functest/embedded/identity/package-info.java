/** Keystone's API v3 as the embedded OpenStack serves it: one domain, its projects, users and roles, and the catalog. */
package org.opnfv.doctor.functest.embedded.identity;
