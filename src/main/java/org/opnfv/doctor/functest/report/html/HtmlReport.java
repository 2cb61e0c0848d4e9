package org.opnfv.doctor.functest.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.opnfv.doctor.functest.series.Results;

/**
 * Writes the page: headings, tables and pictures, without any script. What comes from logs is text in it, never HTML. Its policy lets no style
 * count but its own, and nothing be fetched or run; where a server lets not even that style count, pictures and tables are still what they are.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /** Writes the page, UTF-8 if the writer does as it says. */
    public static void write(Results results, Writer out) throws IOException {
        page(out, PageHeader.title(results), body(new RunAnchors(results)));
    }

    static void page(Writer out, String title, String body) throws IOException {
        String style = style();
        Markup head = new Markup()
                .add("<!DOCTYPE html>\n<html lang='en'>\n<head>\n<meta charset='utf-8'>\n")
                .add("<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; img-src data:; ")
                .add("base-uri 'none'; form-action 'none'; style-src 'sha256-%s'\">\n", hash(style))
                .add("<meta name='viewport' content='width=device-width, initial-scale=1'>\n")
                .add("<meta name='color-scheme' content='light dark'>\n<link rel='icon' href='data:,'>\n")
                .add("<title>%s</title>\n", title);
        out.write(head + "<style>" + style + "</style>\n</head>\n");
        out.write(body + "\n</html>\n");
    }

    private static String body(RunAnchors runs) {
        Markup out = new Markup();
        out.add("<body>\n<header>\n");
        PageHeader.append(out, runs);
        out.add("</header>\n<main>\n");
        SlaSection.append(out, runs);
        ComparisonSection.append(out, runs);
        for (int i = 0; i < runs.sets().size() && !runs.isOne(); i++) {
            SeriesSection.append(out, runs, i);
        }
        runs.shown((run, series) -> RunSection.append(out, runs, run, series));
        return out.add("</main>\n<footer class='soft small'>%s</footer>\n</body>", footer(runs))
                .toString();
    }

    private static String footer(RunAnchors runs) {
        long hidden = runs.all().filter(run -> runs.of(run) == null).count();
        boolean detected = runs.all().findAny().isPresent() && runs.all().allMatch(run -> run.detected() != null);
        return "Made by doctor-functest from the logs of the " + (runs.isOne() ? "run" : "runs") + " alone."
                + (detected ? " Times are after the detection unless something else is said." : "")
                + (hidden == 0 ? "" : " Without a part of their own here: " + TextFormat.count(hidden, "run") + ".");
    }

    private static String style() {
        try (InputStream file = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own report.css cannot be read", e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
