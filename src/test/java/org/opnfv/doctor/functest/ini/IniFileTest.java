package org.opnfv.doctor.functest.ini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IniFileTest {

    @Test
    void readsAsTheServicesDo() throws Exception {
        IniFile file = IniFile.parse("""
                # a comment
                [DEFAULT]
                ; another
                transport_url = rabbit://nova:a=b:c@10.0.0.1:5672/
                debug: true
                quoted = " two words "
                lonely = "
                notes = one # no comment
                  two

                [Notifications]
                key = first
                [notifications]
                key = second
                """);

        assertThat(file.last("DEFAULT", "transport_url").orElseThrow().value())
                .isEqualTo("rabbit://nova:a=b:c@10.0.0.1:5672/");
        assertThat(file.last("DEFAULT", "debug").orElseThrow().value()).isEqualTo("true");
        assertThat(file.last("DEFAULT", "quoted").orElseThrow().value()).isEqualTo(" two words ");
        assertThat(file.last("DEFAULT", "lonely").orElseThrow().value()).isEqualTo("\"");
        assertThat(file.last("DEFAULT", "notes").orElseThrow())
                .isEqualTo(new IniEntry("DEFAULT", "notes", "one # no comment\ntwo", 8, 2));
        assertThat(file.last("notifications", "key").orElseThrow().value()).isEqualTo("second");
        assertThat(file.last("default", "debug"))
                .as("DEFAULT is written in capitals")
                .isEmpty();
        assertThat(file.hasSection("NOTIFICATIONS")).isTrue();
        assertThat(file.hasSection("none")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'key = 1', 1, before the first",
        "'[a\nk = v', 1, in [brackets]",
        "'[]', 1, in [brackets]",
        "'[a]\n\n  more', 3, goes on with nothing",
        "'[a]\nk = v\nsecret-word', 3, neither a comment",
        "'[a]\n= v', 2, neither a comment",
    })
    void refusesWhatTheyRefuseWithoutQuotingIt(String text, int line, String words) {
        assertThatExceptionOfType(IniException.class)
                .isThrownBy(() -> IniFile.parse(text))
                .withMessageContaining(words)
                .withMessageNotContaining("secret-word")
                .satisfies(e -> assertThat(e.line()).isEqualTo(line));
    }

    @Test
    void replacesAValueAndNothingElse() throws Exception {
        String text = "[a]\r\n# k = 0\r\nk=1\r\nk\t:  \"old\" \r\n  more\r\n  and more\r\n\r\nz = 2";
        IniFile file = IniFile.parse(text);

        assertThat(file.replaced(file.last("a", "k").orElseThrow(), "new"))
                .isEqualTo("[a]\r\n# k = 0\r\nk=1\r\nk\t:  new\r\n\r\nz = 2");
        assertThat(file.replaced(file.last("a", "z").orElseThrow(), "3")).isEqualTo(text.replace("z = 2", "z = 3"));
    }

    @Test
    void addsASettingToItsSectionOrOpensThat() throws Exception {
        assertThat(IniFile.parse("[a]\nx = 1\n[b]\n").with("b", "k", "v")).isEqualTo("[a]\nx = 1\n[b]\nk = v\n");
        assertThat(IniFile.parse("[a]\r\nx = 1").with("a", "k", "v")).isEqualTo("[a]\r\nk = v\r\nx = 1");
        assertThat(IniFile.parse("[a]\nx = 1\n[b]").with("b", "k", "v")).isEqualTo("[a]\nx = 1\n[b]\nk = v");
        assertThat(IniFile.parse("[a]\nx = 1").with("b", "k", "v")).isEqualTo("[a]\nx = 1\n[b]\nk = v");
        assertThat(IniFile.parse("").with("b", "k", "v")).isEqualTo("[b]\nk = v\n");
    }
}
