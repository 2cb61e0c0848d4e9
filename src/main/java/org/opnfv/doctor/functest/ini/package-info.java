/**
 * Configuration files in the dialect of OpenStack's services: reads each setting with its position, and changes it without touching
 * another byte.
 */
package org.opnfv.doctor.functest.ini;
