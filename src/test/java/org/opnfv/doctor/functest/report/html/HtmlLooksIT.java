package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Trend;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** What there is to be seen on screens from 390 to 1280 pixels, on a light one and on a dark one, and on paper. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class HtmlLooksIT {

    /** Words that leave their picture, or lie over other words of it. */
    private static final String MISPLACED = """
            return [...document.querySelectorAll('svg')].filter(picture => picture.checkVisibility()).flatMap(picture => {
                const box = picture.getBoundingClientRect();
                const texts = [...picture.querySelectorAll('text')].filter(text => text.textContent !== '×');
                const boxes = texts.map(text => text.getBoundingClientRect());
                return texts.filter((text, i) => boxes[i].left < box.left - 4 || boxes[i].right > box.right + 4
                    || boxes.some((other, j) => j < i && other.left < boxes[i].right && other.right > boxes[i].left
                        && other.top < boxes[i].bottom - 4 && other.bottom - 4 > boxes[i].top))
                    .map(text => text.textContent);
            })""";

    /** Cells of charts and of spreads that are cut, and what makes the page wider than its window. */
    private static final String CUT = """
            return [...document.querySelectorAll('.chart, .spread, body')].filter(place =>
                place.checkVisibility() && place.scrollWidth > place.clientWidth + 1)
                .map(place => place.className + ' ' + place.scrollWidth + ' in ' + place.clientWidth)""";

    private static final String TOO_WIDE_FOR_PAPER = """
            return [...document.querySelectorAll('table, svg, pre')].filter(part => part.checkVisibility()
                && part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                .map(part => part.outerHTML.slice(0, 99))""";

    @RegisterExtension
    private static final ReportPage PAGE = new ReportPage();

    @TempDir
    private Path directory;

    /** Ten instances, of which three were told in time, four too late, and three not at all. */
    private Results mixed() {
        return PageText.of(new RunFixture(directory, 10)
                .set("threshold_s", 0.3)
                .only(
                        "consumer.log",
                        RunFixture.notified(1, RunFixture.time(200_000)),
                        RunFixture.notified(2, RunFixture.time(210_000)),
                        RunFixture.notified(3, RunFixture.time(220_000)),
                        RunFixture.notified(4, RunFixture.time(310_000)),
                        RunFixture.notified(5, RunFixture.time(320_000)),
                        RunFixture.notified(6, RunFixture.time(330_000)),
                        RunFixture.notified(7, RunFixture.time(340_000)))
                .missing(8, 9, 10)
                .assess());
    }

    @Test
    void nothingIsCutAndNoWordsLieOverOthers() throws IOException {
        for (Results results : List.of(
                mixed(),
                new ResultsFixture(40).run(),
                new ResultsFixture(3).series(30),
                new ResultsFixture(3).comparison(9))) {
            PAGE.open(results);
            for (int width : new int[] {390, 700, 1024, 1280}) {
                PAGE.resize(width, 900);
                PAGE.none(MISPLACED, "at " + width);
                PAGE.none(CUT, "at " + width);
            }
        }
    }

    @Test
    void nightsFitTheirWindowWhateverIsSaidOfThem() throws IOException {
        String place = "http://cloud-of-the-night.example:41234/" + "x".repeat(60);
        PAGE.open(Trend.of(
                List.of(
                        new ResultsFixture(1).set("20261123-011706-k3x9f2", 6),
                        new ResultsFixture(1).labelled(Map.of("image", place)).set("20261124-011706-m4h7qp", 6)),
                null));
        for (int width : new int[] {390, 700, 1280}) {
            PAGE.resize(width, 900);
            PAGE.none(MISPLACED, "at " + width);
            PAGE.none(CUT, "at " + width);
        }
    }

    @Test
    void itIsDarkWhereThatIsPreferred() throws IOException {
        PAGE.open(new ResultsFixture(1).run());

        PAGE.media("screen", "prefers-color-scheme", "light");
        String light = PAGE.find("body").getCssValue("background-color");
        PAGE.media("screen", "prefers-color-scheme", "dark");

        assertThat(PAGE.find("body").getCssValue("background-color")).isNotEqualTo(light);
    }

    @Test
    void onPaperWhatIsFoldedUpIsUnfoldedAndNothingIsCut() throws IOException {
        PAGE.open(new ResultsFixture(30).run());
        assertThat(PAGE.visible(".every table")).as("on a screen").isFalse();
        PAGE.resize(680, 1000);
        PAGE.media("print", "prefers-color-scheme", "dark");

        assertThat(PAGE.visible("#run-0-0-0-T09")).isTrue();
        assertThat(PAGE.visible(".every table")).isTrue();
        assertThat(PAGE.find("body").getCssValue("background-color")).isEqualTo("rgba(255, 255, 255, 1)");
        PAGE.none(TOO_WIDE_FOR_PAPER, "on paper");
    }

    @Test
    void onPaperARunThatNobodyUnfoldedIsInTheTableAlone() throws IOException {
        PAGE.open(new ResultsFixture(2).series(5));
        PAGE.resize(680, 1000);
        PAGE.media("print", "prefers-color-scheme", "light");

        assertThat(PAGE.visible("#series-0 .runs table")).isTrue();
        assertThat(PAGE.all(".run").stream().filter(run -> run.isDisplayed())).hasSize(1);
    }
}
