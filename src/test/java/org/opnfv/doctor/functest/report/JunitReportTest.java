package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.RegressionGate;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.Sla;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JunitReportTest {

    private static Schema schema;

    @TempDir
    private Path directory;

    @BeforeAll
    static void read() throws SAXException {
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JunitReportTest.class.getResource("junit.xsd"));
    }

    private static String xml(Results results) throws IOException {
        StringWriter text = new StringWriter();
        Format.JUNIT.write(results, text, false);
        return text.toString();
    }

    private static void validate(String xml) throws SAXException, IOException {
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    }

    /** The root of a report that is valid. */
    private static Element valid(Results results) throws Exception {
        String xml = xml(results);
        validate(xml);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private Element valid(Assessment run) throws Exception {
        return valid(Results.of(Series.of(List.of(run)), null));
    }

    private static List<Element> all(Element root, String tag) {
        NodeList found = root.getElementsByTagName(tag);
        List<Element> list = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            list.add((Element) found.item(i));
        }
        return list;
    }

    private static String name(Element element) {
        return element.getAttribute("name");
    }

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
                .extracting(JunitReportTest::name)
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
    void aSeriesHasASuiteForItsLevelAndOneARun() throws Exception {
        Element root = valid(new ResultsFixture(2).series(3));

        assertThat(all(root, "testsuite"))
                .extracting(JunitReportTest::name)
                .containsExactly(
                        "doctor-functest.sla",
                        "doctor-functest.iteration-001",
                        "doctor-functest.iteration-002",
                        "doctor-functest.iteration-003");
        assertThat(all(root, "testcase"))
                .hasSize(3 + 3 * 3)
                .extracting(test -> test.getAttribute("classname") + "." + name(test))
                .doesNotHaveDuplicates();
        assertThat(all(root, "failure"))
                .singleElement()
                .satisfies(failure ->
                        assertThat(name((Element) failure.getParentNode())).isEqualTo("p95<1ms"));
    }

    @Test
    void whatIsPromisedAndNotMeasuredIsAnError() throws Exception {
        Series one = new ResultsFixture(1).set("20261123-011706-k3x9f2", 1);
        Series other = new ResultsFixture(1).set("20261124-030405-m4h7qp", 1);

        assertThat(all(valid(Results.of(one, other, null, RegressionGate.parse("10%"))), "error"))
                .singleElement()
                .satisfies(error -> assertThat(error.getAttribute("type")).isEqualTo("NO_DATA"));
    }

    @Test
    void iterationsThatWereNotMadeAreAnError() throws Exception {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 2);
        Series asked = new Series(
                made.name(),
                made.folder(),
                made.warmUp(),
                made.iterations(),
                new Series.SetUp(
                        5, null, "the host did not come back", made.setUp().cleanup()));

        assertThat(all(valid(Results.of(asked, null)), "error"))
                .singleElement()
                .satisfies(error -> assertThat(error.getAttribute("message"))
                        .isEqualTo("3 of 5 iterations are not there: the host did not come back"));
    }

    @Test
    void whatCouldNotBeUndoneIsAnErrorOfItsOwn() throws Exception {
        Element run = valid(new RunFixture(directory, 1)
                .set("cleanup", Map.of("state", "incomplete", "errors", List.of("network 1234: 409", "port 5: 503")))
                .assess());

        assertThat(all(run, "testsuite"))
                .extracting(JunitReportTest::name)
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
    void whatASeriesSharedAndCouldNotUndoIsAnErrorToo() throws Exception {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 2);
        Series.SetUp left = new Series.SetUp(
                2,
                null,
                null,
                new RunFacts.Cleanup(false, false, List.of("the project doctor could not be deleted: 409")));
        Series series = new Series(made.name(), made.folder(), made.warmUp(), made.iterations(), left);

        assertThat(all(valid(Results.of(series, null)), "error"))
                .singleElement()
                .satisfies(error -> assertThat(error.getAttribute("message"))
                        .isEqualTo("the project doctor could not be deleted: 409; undo with doctor-functest clean logs/"
                                + "20261123-011706-k3x9f2"));
        assertThat(all(valid(Results.of(made, series, null, null)), "error"))
                .as("a comparison tells of what differs alone")
                .isEmpty();
    }

    @Test
    void aSeriesWhoseRecordIsDamagedIsNotGreen() throws Exception {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 2);
        Series.SetUp damaged = new Series.SetUp(
                2, 2, null, "series.json is damaged", made.setUp().cleanup(), false);
        Series series = new Series(made.name(), made.folder(), made.warmUp(), made.iterations(), damaged);

        assertThat(all(valid(Results.of(series, null)), "error"))
                .singleElement()
                .satisfies(error -> assertThat(error.getAttribute("message")).isEqualTo("series.json is damaged"));
    }

    @Test
    void aCriterionThatAllowsAFailureLeavesTheIterationAFailure() throws Exception {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 1);
        Assessment late = new ResultsFixture(1)
                .slower(30)
                .set("20261123-011706-k3x9f2", 1)
                .iterations()
                .get(0);
        Series series = Series.of(List.of(made.iterations().get(0), late));
        Results allowed = Results.of(series, Sla.parse("failures<=1"));

        assertThat(late.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(allowed.verdict()).isEqualTo(Verdict.PASS);
        assertThat(all(valid(allowed), "failure"))
                .as("its verdict and its instance")
                .hasSize(2);
        assertThat(all(all(valid(allowed), "testsuite").get(0), "failure"))
                .as("the service level")
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
