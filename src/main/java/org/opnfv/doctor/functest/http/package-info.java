/** The one in-process HTTP server and the HTTP client set-up that every component uses; knows nothing of the others. */
package org.opnfv.doctor.functest.http;
