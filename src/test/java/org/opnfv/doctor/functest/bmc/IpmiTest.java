package org.opnfv.doctor.functest.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.host.FaultTarget;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.http.tls.Tls;

/** With a stand-in for ipmitool that prints what it prints. */
class IpmiTest {
    @TempDir
    private Path folder;

    private FaultTarget power(Duration timeout) {
        return new BmcPower(new BmcLogin(
                "compute-1",
                URI.create("ipmi://192.0.2.21:6230"),
                "admin",
                "s3cret",
                Tls.system(),
                timeout,
                Map.of("PATH", folder + ":/usr/bin:/bin", "DOCTOR_BMC_PASSWORD", "s3cret")));
    }

    /** Written by another process: what a thread of ours starts meanwhile would keep the file busy. */
    private void ipmitool(String script) throws Exception {
        Process writer =
                new ProcessBuilder("sh", "-c", "cat >\"$0\" && chmod 755 \"$0\"", folder + "/ipmitool").start();
        try (OutputStream to = writer.getOutputStream()) {
            to.write(("#!/bin/sh\ncd " + folder + "\n" + script + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(writer.waitFor()).isZero();
    }

    @Test
    void switchesOffAndOnWithoutTellingThePasswordToAnybodyElse() throws Exception {
        Files.createFile(folder.resolve("powered"));
        ipmitool("echo \"$*\" >>said; env | grep -a s3cret >>secret; for last; do :; done; case $last in"
                + " status) [ -e powered ] && echo 'Chassis Power is on' || echo 'Chassis Power is off';;"
                + " off) rm powered; echo 'Chassis Power Control: Down/Off';;"
                + " on) : >powered; echo 'Chassis Power Control: Up/On';; esac");
        FaultTarget power = power(Duration.ofSeconds(30));

        power.requireUsable();
        assertThat(power.down(Duration.ofSeconds(1), () -> false)).isEmpty();
        assertThat(folder.resolve("powered")).doesNotExist();
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(power::requireUsable)
                .withMessage("host compute-1: its BMC at ipmi://192.0.2.21:6230 says that it is off already");
        power.up();

        assertThat(folder.resolve("powered")).exists();
        assertThat(Files.readAllLines(folder.resolve("said")))
                .allMatch(line -> line.startsWith("-I lanplus -H 192.0.2.21 -p 6230 -U admin -E chassis power "))
                .contains("-I lanplus -H 192.0.2.21 -p 6230 -U admin -E chassis power off")
                .noneMatch(line -> line.contains("s3cret"));
        assertThat(Files.readAllLines(folder.resolve("secret"))).containsOnly("IPMITOOL_PASSWORD=s3cret");
    }

    @Test
    void whatGoesWrongIsOneLine() throws Exception {
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> power(Duration.ofSeconds(30)).requireUsable())
                .withMessageEndingWith(" takes ipmitool to be asked, which is not here: install ipmitool");

        ipmitool("echo 'RAKP 2 HMAC is invalid'; echo 'Error: Unable to establish IPMI v2 / RMCP+ session'; exit 1");
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> power(Duration.ofSeconds(30)).requireUsable())
                .withMessageEndingWith(" lets nobody in (ipmitool says: Error: Unable to establish IPMI v2 / RMCP+"
                        + " session): set bmc.user and DOCTOR_BMC_PASSWORD");

        ipmitool("echo 'Error: Unable to establish IPMI v2 / RMCP+ session'; exit 1");
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> power(Duration.ofSeconds(30)).requireUsable())
                .withMessageContaining(" refuses or does not answer, ipmitool says: Error: Unable");

        ipmitool("sleep 60");
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> power(Duration.ofSeconds(1)).requireUsable())
                .withMessageEndingWith(" does not answer ipmitool within 1 s");
    }
}
