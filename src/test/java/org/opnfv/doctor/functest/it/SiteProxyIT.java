package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.opnfv.doctor.functest.cloud.Service;
import org.opnfv.doctor.functest.http.SiteProxy;

/** A cloud whose names only the site's proxy knows. */
@Execution(ExecutionMode.CONCURRENT)
class SiteProxyIT {

    @TempDir
    private Path folder;

    @Test
    void checkSaysTheWayAndARunPasses() throws Exception {
        try (Lab lab = Lab.without();
                SiteProxy proxy = new SiteProxy()) {
            Program program = lab.program(folder)
                    .with("OS_AUTH_URL", behind(URI.create(lab.environment().get("OS_AUTH_URL"))))
                    .with("DOCTOR_EMBEDDED_URL", "")
                    .with("DOCTOR_INSTALLER", "local")
                    .with("DOCTOR_FAULT_KIND", "force-down")
                    .with("HTTP_PROXY", "http://me:my-secret@" + proxy.address());
            for (Service service : lab.admin().catalog()) {
                program = program.with(
                        "OS_" + service.type().toUpperCase(Locale.ROOT) + "_ENDPOINT_OVERRIDE", behind(service.url()));
            }

            Outcome check = program.run("check");
            Outcome run = program.run("run");

            String way = ", through the proxy http://" + proxy.address() + " (HTTP_PROXY)";
            assertThat(check.exit()).as(check.toString()).isZero();
            assertThat(check.out().lines().filter(line -> line.endsWith(way)))
                    .as(check.out())
                    .hasSize(5);
            assertThat(run.exit()).as(run.toString()).isZero();
            assertThat(check.toString() + run).doesNotContain("my-secret");
            assertThat(proxy.heads()).allSatisfy(head -> assertThat(head.get(0)).contains("http://key_stone:"));
            assertThat(lab.leftovers()).isEmpty();
        }
    }

    private static String behind(URI url) {
        return url.toString().replace("127.0.0.1", "key_stone");
    }
}
