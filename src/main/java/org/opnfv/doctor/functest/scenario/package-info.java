/** What every test shares: account, resources, alarms, controllers, and the undoing of all of it. */
package org.opnfv.doctor.functest.scenario;
