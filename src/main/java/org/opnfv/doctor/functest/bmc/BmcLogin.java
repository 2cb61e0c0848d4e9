package org.opnfv.doctor.functest.bmc;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.http.tls.Tls;

/**
 * How a management controller is reached.
 *
 * @param host whose it is, for messages
 * @param url {@code https://ADDRESS}, or with the path of a system, for Redfish; {@code ipmi://ADDRESS[:PORT]}
 * @param user who logs in; null for none
 * @param password null for none
 * @param tls how its certificate is verified
 * @param timeout the longest wait for an answer
 * @param environment of programs that are started
 */
public record BmcLogin(
        String host,
        URI url,
        String user,
        String password,
        Tls tls,
        Duration timeout,
        Map<String, String> environment) {
    /** The variable with the password, which belongs in no file of settings. */
    public static final String PASSWORD = "DOCTOR_BMC_PASSWORD";

    HostException failed(String what, Exception cause) {
        return new HostException("host " + host + ": its BMC at " + url + " " + what, cause);
    }

    HostException refused(String said) {
        return failed("lets nobody in" + said + ": set bmc.user and " + PASSWORD, null);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "BmcLogin[" + host + ", " + url + "]";
    }
}
