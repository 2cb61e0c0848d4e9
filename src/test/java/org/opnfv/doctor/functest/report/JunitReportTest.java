package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opnfv.doctor.functest.report.JunitFixture.all;
import static org.opnfv.doctor.functest.report.JunitFixture.name;
import static org.opnfv.doctor.functest.report.JunitFixture.valid;
import static org.opnfv.doctor.functest.report.JunitFixture.validate;
import static org.opnfv.doctor.functest.report.JunitFixture.xml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class JunitReportTest {

    @TempDir
    private Path directory;

    @Test
    void aPassIsACaseForTheVerdictAndOneAnInstance() throws Exception {
        Element root = valid(new RunFixture(directory, 2).assess());

        assertThat(all(root, "testsuite")).singleElement().satisfies(suite -> {
            assertThat(name(suite)).isEqualTo("doctor-functest");
            assertThat(suite.getAttribute("tests")).isEqualTo("3");
            assertThat(suite.getAttribute("failures")).isEqualTo("0");
            assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-11-23T01:17:06");
            assertThat(suite.getAttribute("time")).isEqualTo("93.876");
        });
        assertThat(all(root, "testcase"))
                .extracting(JunitFixture::name)
                .containsExactly("verdict", "instance 1", "instance 2");
        assertThat(all(root, "property"))
                .filteredOn(property -> name(property).equals("installer"))
                .singleElement()
                .satisfies(property -> {
                    assertThat(property.getAttribute("value")).isEqualTo("embedded");
                    assertThat(property.getParentNode().getParentNode().getNodeName())
                            .isEqualTo("testsuite");
                });
    }

    @Test
    void aLateAndAMissingInstanceAreFailures() throws Exception {
        Element root = valid(new RunFixture(directory, 3)
                .only(
                        "consumer.log",
                        RunFixture.notified(1, RunFixture.time(100_000)),
                        RunFixture.notified(2, RunFixture.time(1_500_000)))
                .missing(3)
                .assess());

        assertThat(all(root, "failure"))
                .extracting(failure -> name((Element) failure.getParentNode()) + ": " + failure.getAttribute("type")
                        + ", " + failure.getAttribute("message"))
                .satisfiesExactly(
                        verdict ->
                                assertThat(verdict).startsWith("verdict: FAIL, 1 late, 1 missing of 3 notifications: "),
                        late -> assertThat(late)
                                .isEqualTo("instance 2: LATE, doctor_vm2: told after 1.500000 s, threshold 1.0 s"),
                        missing -> assertThat(missing)
                                .isEqualTo("instance 3: MISSING, doctor_vm3: the owner was never told"));
    }

    @Test
    void anUnknownIsAnErrorAndItsInstancesAreSkipped() throws Exception {
        Element root = valid(new RunFixture(directory, 2).only("monitor.log").assess());

        assertThat(all(root, "error")).singleElement().satisfies(error -> {
            assertThat(name((Element) error.getParentNode())).isEqualTo("verdict");
            assertThat(error.getAttribute("message")).contains("never detected");
        });
        assertThat(all(root, "failure")).isEmpty();
        assertThat(all(root, "skipped")).hasSize(2);
        assertThat(valid(Assessment.of(directory.resolve("none")))
                        .getElementsByTagName("error")
                        .getLength())
                .isEqualTo(1);
    }

    @Test
    void whatCouldNotBeUndoneIsAnErrorOfItsOwn() throws Exception {
        Element run = valid(new RunFixture(directory, 1)
                .set("cleanup", Map.of("state", "incomplete", "errors", List.of("network 1234: 409", "port 5: 503")))
                .assess());

        assertThat(all(run, "testsuite"))
                .extracting(JunitFixture::name)
                .containsExactly("doctor-functest", "doctor-functest.cleanup");
        assertThat(all(run, "error")).singleElement().satisfies(error -> {
            assertThat(name((Element) error.getParentNode())).isEqualTo("cleanup");
            assertThat(error.getAttribute("type")).isEqualTo("NOT_UNDONE");
            assertThat(error.getAttribute("message"))
                    .startsWith("network 1234: 409; port 5: 503; undo with doctor-functest clean ")
                    .endsWith("/20261123-011706-k3x9f2");
        });
        assertThat(all(
                        valid(new RunFixture(directory, 1)
                                .set("cleanup", Map.of("state", "kept", "errors", List.of()))
                                .assess()),
                        "error"))
                .isEmpty();
    }

    @Test
    void whatXmlCannotHoldIsReplaced() throws Exception {
        Element root = valid(new ResultsFixture(1)
                .labelled(Map.of("a", "<a&\"'\u0000\u001b\uffff>"))
                .run());

        assertThat(all(root, "property"))
                .filteredOn(property -> name(property).equals("label.a"))
                .singleElement()
                .satisfies(
                        property -> assertThat(property.getAttribute("value")).isEqualTo("<a&\"'\ufffd\ufffd\ufffd>"));
    }

    @Test
    void theSchemaSeesWhatIsWrong() throws IOException {
        String xml = xml(new ResultsFixture(1).run());

        validates(xml);
        assertThatThrownBy(() -> validate(xml.replace("failures=\"0\"", ""))).isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> validate(xml.replaceFirst("time=\"[0-9]", "time=\"-1")))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> validate(xml.replace("testcase", "test"))).isInstanceOf(SAXException.class);
    }

    private static void validates(String xml) throws IOException {
        try {
            validate(xml);
        } catch (SAXException e) {
            throw new AssertionError(xml, e);
        }
    }
}
