/** TLS as OpenSSL does it: authorities, client certificates and keys from PEM files of each common form. */
package org.opnfv.doctor.functest.http.tls;
