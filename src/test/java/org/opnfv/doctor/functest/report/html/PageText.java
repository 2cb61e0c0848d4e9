package org.opnfv.doctor.functest.report.html;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/** The page as tests look at it without a browser. */
final class PageText {

    private PageText() {}

    static String page(Results results) throws IOException {
        StringWriter text = new StringWriter();
        HtmlReport.write(results, text);
        return text.toString();
    }

    static String page(Assessment run) throws IOException {
        return page(of(run));
    }

    static Results of(Assessment run) {
        return Results.of(Series.of(List.of(run)), null);
    }

    /** What is read in the body: without its elements, and without pictures and what is shown to who points at them. */
    static String text(Results results) throws IOException {
        String page = page(results);
        return page.substring(page.indexOf("<body>"))
                .replaceAll("(?s)<svg.*?</svg>", " ")
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
