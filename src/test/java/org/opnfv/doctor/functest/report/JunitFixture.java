package org.opnfv.doctor.functest.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** JUnit reports as what reads them sees them: valid by the schema of Jenkins, or refused. */
final class JunitFixture {

    private static final Schema SCHEMA = schema();

    private JunitFixture() {}

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(JunitFixture.class.getResource("junit.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    static String xml(Results results) throws IOException {
        StringWriter text = new StringWriter();
        Format.JUNIT.write(results, text, false);
        return text.toString();
    }

    static void validate(String xml) throws SAXException, IOException {
        SCHEMA.newValidator().validate(new StreamSource(new StringReader(xml)));
    }

    /** The root of a report that is valid. */
    static Element valid(Results results) throws Exception {
        String xml = xml(results);
        validate(xml);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    static Element valid(Assessment run) throws Exception {
        return valid(Results.of(Series.of(List.of(run)), null));
    }

    static List<Element> all(Element root, String tag) {
        NodeList found = root.getElementsByTagName(tag);
        List<Element> list = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            list.add((Element) found.item(i));
        }
        return list;
    }

    static String name(Element element) {
        return element.getAttribute("name");
    }
}
