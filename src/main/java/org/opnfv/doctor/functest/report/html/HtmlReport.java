package org.opnfv.doctor.functest.report.html;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.series.Results;

/**
 * Writes the page: what decides as plain HTML, and for its script a summary as JSON in which no character can end its element, and the
 * details of each run packed. What comes from logs is text or data in it, never HTML. The page's policy lets no other script or style
 * run than its own, and nothing be fetched.
 */
public final class HtmlReport {

    private static final Pattern PLACE = Pattern.compile("@([a-z]+)@");

    private final Results results;
    private final Runs runs;
    private final DetailsView details;
    private final Writer out;
    private final String style = Assets.style();
    private final String script = Assets.script();

    private HtmlReport(Results results, Writer out) {
        this.results = results;
        this.runs = new Runs(results);
        this.details = new DetailsView(runs);
        this.out = out;
    }

    /** Writes the page, UTF-8 if the writer does as it says. */
    public static void write(Results results, Writer out) throws IOException {
        new HtmlReport(results, out).write();
    }

    private void write() throws IOException {
        String page = Assets.page();
        Matcher place = PLACE.matcher(page);
        int from = 0;
        while (place.find()) {
            out.write(page, from, place.start() - from);
            fill(place.group(1));
            from = place.end();
        }
        out.write(page, from, page.length() - from);
    }

    private void fill(String name) throws IOException {
        switch (name) {
            case "policy" ->
                out.write("default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src "
                        + hash(style) + "; script-src " + hash(script));
            case "title" -> out.write(Markup.escaped(HeadPart.title(results)));
            case "style" -> out.write(style);
            case "script" -> out.write(script);
            case "head" -> out.write(HeadPart.of(runs, details.omitted()));
            case "main" -> out.write(new PlainPage(runs).main());
            case "footer" -> out.write(Markup.escaped(new PlainPage(runs).footer()));
            case "summary" -> out.write(Packed.json(new SummaryView(runs).tree()));
            case "details" -> details.write(out);
            default -> throw new IllegalStateException("page.html has a place that nothing goes to: " + name);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
