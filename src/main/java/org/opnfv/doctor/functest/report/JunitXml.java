package org.opnfv.doctor.functest.report;

import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The elements of JUnit XML, as the schema {@code junit-10.xsd} of Jenkins' xunit plugin has them. Properties belong to the suite, where
 * both Jenkins and GitLab look for them, and a case's name is unique in its suite: GitLab drops the second of two.
 */
final class JunitXml {

    /** The schema allows no more decimals at a suite, though it does at a case. */
    private static final int MILLISECONDS = 3;

    private static final int MICROSECONDS = 6;

    /** The result of a case, and its element, if it has one. */
    enum Kind {
        PASSED(null),
        FAILURE("failure"),
        ERROR("error"),
        SKIPPED("skipped");

        private final String element;

        Kind(String element) {
            this.element = element;
        }
    }

    /** One test case: its name, its time in seconds or null, and for all but PASSED a type and one line of words. */
    record Case(String name, BigDecimal time, Kind kind, String type, String words) {}

    private final XMLStreamWriter xml;

    JunitXml(Writer out) throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    }

    void begin(String name) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        attribute("name", name);
    }

    void end() throws XMLStreamException {
        line(0);
        xml.writeEndElement();
        line(0);
        xml.writeEndDocument();
        xml.flush();
    }

    /** A suite; start and time may be null, {@code time} is in seconds. */
    void suite(
            String name, Instant start, BigDecimal time, List<Map.Entry<String, String>> properties, List<Case> cases)
            throws XMLStreamException {
        line(1);
        xml.writeStartElement("testsuite");
        attribute("name", name);
        attribute("tests", String.valueOf(cases.size()));
        attribute("failures", count(cases, Kind.FAILURE));
        attribute("errors", count(cases, Kind.ERROR));
        attribute("skipped", count(cases, Kind.SKIPPED));
        attribute("time", time == null ? null : seconds(time, MILLISECONDS));
        attribute(
                "timestamp",
                start == null
                        ? null
                        : start.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
        if (!properties.isEmpty()) {
            properties(properties);
        }
        Set<String> names = new HashSet<>();
        for (Case one : cases) {
            testCase(name, once(one.name(), names), one);
        }
        line(1);
        xml.writeEndElement();
    }

    private static String count(List<Case> cases, Kind kind) {
        return String.valueOf(cases.stream().filter(one -> one.kind() == kind).count());
    }

    /** The name, with a number when it was used before. */
    private static String once(String name, Set<String> names) {
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + " (" + i + ")";
        }
        return unique;
    }

    private void properties(List<Map.Entry<String, String>> properties) throws XMLStreamException {
        line(2);
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : properties) {
            line(3);
            xml.writeEmptyElement("property");
            attribute("name", property.getKey());
            attribute("value", property.getValue());
        }
        line(2);
        xml.writeEndElement();
    }

    private void testCase(String suite, String name, Case one) throws XMLStreamException {
        line(2);
        xml.writeStartElement("testcase");
        attribute("classname", suite);
        attribute("name", name);
        attribute("time", one.time() == null ? null : seconds(one.time(), MICROSECONDS));
        if (one.kind().element != null) {
            line(3);
            xml.writeStartElement(one.kind().element);
            attribute("type", one.type());
            attribute("message", one.words());
            xml.writeCharacters(legal(one.words()));
            xml.writeEndElement();
            line(2);
        }
        xml.writeEndElement();
    }

    /** Not below zero, which no reader accepts: a latency is negative only where a clock was set. */
    private static String seconds(BigDecimal seconds, int decimals) {
        return seconds.max(BigDecimal.ZERO)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        if (value != null) {
            xml.writeAttribute(name, legal(value));
        }
    }

    /** A character that XML 1.0 cannot hold, not even escaped, becomes a replacement character. */
    private static String legal(String text) {
        return text.codePoints()
                .map(point -> isLegal(point) ? point : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
