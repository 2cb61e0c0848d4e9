package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** The page without a mouse, and for those who hear it: nothing is lost when it is drawn again, and focus goes where one looks. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class HtmlKeyboardIT {

    private static final By LINE = By.id("line");

    @RegisterExtension
    private static final ReportPage PAGE = new ReportPage();

    private static List<WebElement> names() {
        return PAGE.all("#instances svg [aria-label^='Show ']");
    }

    private static String axis() {
        return (String) PAGE.driver()
                .executeScript("const pictures = document.querySelectorAll('#instances svg');"
                        + "return [...pictures[pictures.length - 1].querySelectorAll('g[aria-hidden] text')]"
                        + ".map(text => text.textContent).join(' ')");
    }

    private static void times(int times, String button) {
        IntStream.range(0, times)
                .forEach(i -> PAGE.find("[aria-label='" + button + "']").click());
    }

    @Test
    void anOpenTableStaysOpenWhenItIsDrawnAgain() throws IOException {
        PAGE.open(new ResultsFixture(30).run());
        PAGE.find("#instances summary").click();
        PAGE.seen(By.cssSelector("#instances details table"));

        times(1, "Next page");
        PAGE.until("the second page", By.cssSelector("#instances [role=status]"), "21 to 30 of 30");
        assertThat(PAGE.find("#instances details table").isDisplayed()).isTrue();
        PAGE.resize(900, 1000);
        PAGE.until("the narrower picture", "document.querySelector('#instances svg').viewBox.baseVal.width < 850");
        assertThat(PAGE.find("#instances details table").isDisplayed()).isTrue();
    }

    @Test
    void escapeLeadsBackToWhatWasDrawnAgainInTheMeantime() throws IOException {
        PAGE.open(new ResultsFixture(12).run());
        PAGE.find("#instances summary").click();
        PAGE.choose(PAGE.seen(By.cssSelector("#instances [data-key^='table:3:T05']")));
        PAGE.seen(LINE);

        PAGE.find("#instances option[value=fast]").click();
        PAGE.press(Keys.ESCAPE);
        assertThat(PAGE.focused().getAttribute("data-key")).isEqualTo("table:3:T05");

        PAGE.focused().sendKeys(Keys.ENTER);
        PAGE.find("#instances input").sendKeys("vm1-");
        PAGE.press(Keys.ESCAPE);
        assertThat(PAGE.focused().getText()).as("it is not there any more").isEqualTo("All instances");
    }

    @Test
    void spaceChoosesAnInstanceAndItsTimelineHasTheFocus() throws IOException {
        PAGE.open(new ResultsFixture(12).run());
        String label = names().get(4).getAttribute("aria-label");

        PAGE.focus(names().get(4));
        PAGE.press(Keys.SPACE);

        String name = label.split(" ")[1];
        assertThat(PAGE.text("#instance-title")).isEqualTo("Timeline of " + name);
        assertThat(PAGE.focused().getAttribute("id")).isEqualTo("instance-title");
    }

    @Test
    void aDotLeadsToItsRunAndStaysMarkedWhenALineIsOpened() throws IOException {
        PAGE.open(new ResultsFixture(2).series(9));
        List<WebElement> dots = PAGE.all("#series-0 svg [role=button]");

        PAGE.choose(dots.get(6));
        PAGE.until("the run of that dot", By.id("figures-title"), "iteration-005");
        assertThat(PAGE.focused().getAttribute("id")).isEqualTo("figures-title");
        PAGE.choose(PAGE.find("#instance svg [aria-label^='T05']"));
        PAGE.seen(LINE);

        assertThat(PAGE.all("#series-0 [aria-current=true]")).containsExactly(dots.get(6));
        PAGE.focus(dots.get(6));
        PAGE.press(Keys.END);
        assertThat(PAGE.focused()).isEqualTo(dots.get(10));
        PAGE.press(Keys.HOME);
        assertThat(PAGE.focused()).isEqualTo(dots.get(0));
    }

    @Test
    void aLineIsToldAndIsAFewTabsAway() throws IOException {
        PAGE.open(new ResultsFixture(12).run());
        WebElement mark = PAGE.find("#instance svg [aria-label^='T09']");

        PAGE.choose(mark);

        assertThat(mark.getAttribute("aria-expanded")).isEqualTo("true");
        assertThat(PAGE.find("#status").getAttribute("textContent"))
                .contains("T09 Consumer notified", "consumer.log", "2026-11-23 01:18:29,802");
        PAGE.press(Keys.TAB);
        PAGE.press(Keys.TAB);
        assertThat(PAGE.focused().getText()).isEqualTo("Close");
        PAGE.press(Keys.ENTER);
        assertThat(PAGE.find("#line").isDisplayed()).isFalse();
        assertThat(mark.getAttribute("aria-expanded")).isEqualTo("false");
        assertThat(PAGE.focused()).isEqualTo(mark);
    }

    @Test
    void anotherInstanceClosesTheLineOfTheOneBefore() throws IOException {
        PAGE.open(new ResultsFixture(12).run());
        PAGE.choose(PAGE.find("#instance svg [aria-label^='T09']"));
        PAGE.seen(LINE);

        PAGE.choose(names().get(3));

        assertThat(PAGE.find("#line").isDisplayed()).isFalse();
    }

    @Test
    void theOpenLineHidesNothingThatHasTheFocus() throws IOException {
        PAGE.open(new ResultsFixture(12).run());
        PAGE.resize(700, 450);
        WebElement first = PAGE.find("#instance svg [aria-label^='T00']");
        PAGE.choose(first);
        PAGE.seen(LINE);

        for (int i = 0; i < 9; i++) {
            PAGE.press(Keys.ARROW_DOWN);
            PAGE.until(
                    "what has the focus is above the panel",
                    "document.activeElement.getBoundingClientRect().bottom"
                            + " <= document.getElementById('line').getBoundingClientRect().top + 1");
        }
        assertThat(PAGE.focused().getAttribute("aria-label")).startsWith("T09");
    }

    @Test
    void zoomHasALeastSpanAndLaterEndsAtTheEnd() throws IOException {
        PAGE.open(new ResultsFixture(12).run());
        String all = axis();

        times(3, "Later");
        assertThat(axis()).isEqualTo(all);
        times(60, "Zoom in");
        assertThat(axis()).isNotEqualTo(all).contains(" ms");
        times(60, "Zoom out");
        assertThat(axis()).isEqualTo(all);
    }

    @Test
    void aPageOfInstancesIsOneStopForTheTabKey() throws IOException {
        PAGE.open(new ResultsFixture(20).run());
        PAGE.find("#instances summary").click();

        assertThat(PAGE.all("#instances svg [tabindex='0']")).hasSize(1);
        assertThat(PAGE.all("#instances details [tabindex='0'], #instances details button:not([tabindex])"))
                .as("one for its width, one for its buttons")
                .hasSizeLessThanOrEqualTo(2);
        PAGE.focus(names().get(0));
        PAGE.press(Keys.ARROW_DOWN);
        assertThat(PAGE.focused()).isEqualTo(names().get(1));
        PAGE.press(Keys.ARROW_RIGHT);
        assertThat(PAGE.focused().getAttribute("data-key")).startsWith("row:");
    }
}
