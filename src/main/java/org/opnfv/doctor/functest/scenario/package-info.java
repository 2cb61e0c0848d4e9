/** The fault-management scenario: prepare, arm, inject, observe, restore. */
package org.opnfv.doctor.functest.scenario;
