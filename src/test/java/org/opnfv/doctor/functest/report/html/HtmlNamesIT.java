package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** What buttons are called for those who do not see what stands around them, and how large they are for a finger. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class HtmlNamesIT {

    @RegisterExtension
    private static final ReportPage PAGE = new ReportPage();

    /** Targets that overlap another one of their picture by more than a pixel. */
    private static final String OVERLAPPING = """
            return [...document.querySelectorAll('#instances svg, .dots svg')].flatMap(picture => {
                const boxes = [...picture.querySelectorAll('.target')].map(target => target.getBoundingClientRect());
                return boxes.filter((one, i) => boxes.some((other, j) => i < j && one.top < other.bottom - 1
                    && other.top < one.bottom - 1 && one.left < other.right - 1 && other.left < one.right - 1));
            }).length""";

    private static String name(String css) {
        return PAGE.find(css).getAccessibleName();
    }

    @Test
    void aNumberSaysOfWhatItIs() throws IOException {
        PAGE.open(new ResultsFixture(3).series(9));

        assertThat(name("#series-0 .figures button")).matches("Last owner told: [0-9.]+ ms");
        assertThat(PAGE.all("#series-0 .spread button"))
                .extracting(WebElement::getAccessibleName)
                .anyMatch(name -> name.matches("slowest notification, max: [0-9.]+ ms"))
                .anyMatch(name -> name.matches("recovery, min: [0-9.,]+ ms"));
        assertThat(name("#figures [data-key='figure:Median']")).matches("Median: [0-9.]+ ms");
        PAGE.find("#instances summary").click();
        assertThat(PAGE.seen(By.cssSelector("#instances tbody td button")).getAccessibleName())
                .matches("doctor_vm[0-9]-k3x9f2, T00: -[0-9.]+ ms");
    }

    @Test
    void aRunIsCalledByItsName() throws IOException {
        PAGE.open(new ResultsFixture(3).series(9));

        PAGE.find("#series-0 .runs summary").click();
        assertThat(name("#series-0 .runs tbody button")).isEqualTo("warm-up-001");
    }

    @Test
    void aFingerMeetsWhatItPointsAt() throws IOException {
        PAGE.open(new ResultsFixture(3).series(9));

        assertThat(PAGE.all("#series-0 .dots .target"))
                .hasSize(11)
                .allSatisfy(target -> assertThat(target.getRect().width).isGreaterThanOrEqualTo(24))
                .allSatisfy(target -> assertThat(target.getRect().height).isGreaterThanOrEqualTo(24));
        assertThat(PAGE.all("#instances svg .target"))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(target.getRect().height).isGreaterThanOrEqualTo(24))
                .anySatisfy(target -> assertThat(target.getRect().width).isGreaterThanOrEqualTo(24));
        assertThat(PAGE.driver().executeScript(OVERLAPPING)).isEqualTo(0L);
        PAGE.open(new ResultsFixture(1).series(200));
        assertThat(PAGE.driver().executeScript(OVERLAPPING))
                .as("of many there is less room")
                .isEqualTo(0L);
    }
}
