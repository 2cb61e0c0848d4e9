package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void whatMovesTheCursorOrTurnsTheDirectionIsReplaced() {
        assertThat(Printable.line("a\nb\tc\r\u001b[31mred\u0007\u0000\u0085"))
                .isEqualTo("a\ufffdb\ufffdc\ufffd\ufffd[31mred\ufffd\ufffd\ufffd");
        assertThat(Printable.line("\u202egnp.exe\u2066\u200f\u2028")).isEqualTo("\ufffdgnp.exe\ufffd\ufffd\ufffd");
        assertThat(Printable.line("\ud83d")).isEqualTo("\ufffd");
    }

    @Test
    void whatPeopleWriteStays() {
        String name = "名前-ünïcödé-🚀 \"quoted\" & <b>";

        assertThat(Printable.line(name)).isEqualTo(name);
    }

    @Test
    void ofALongNameBothEndsStay() {
        assertThat(Printable.name("doctor_vm" + "x".repeat(300) + "-k3x9f2"))
                .hasSize(40)
                .isEqualTo("doctor_vmxxxxxxxxxxx…xxxxxxxxxxxx-k3x9f2");
        assertThat(Printable.name("🚀".repeat(41)).codePoints()).hasSize(40).doesNotContain(0xfffd);
        assertThat(Printable.name("n".repeat(40))).isEqualTo("n".repeat(40));
    }
}
