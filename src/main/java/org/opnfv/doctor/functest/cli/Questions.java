package org.opnfv.doctor.functest.cli;

import java.util.function.UnaryOperator;

/** Asks for what no option has told, where there is somebody to ask. */
final class Questions {
    private final UnaryOperator<String> terminal;

    /** {@code terminal} shows a question and gives the line that was typed, null at its end; null where there is none. */
    Questions(UnaryOperator<String> terminal) {
        this.terminal = terminal;
    }

    /** At the terminal that this was started in. */
    static Questions atTerminal() {
        return new Questions(
                System.console() == null ? null : text -> System.console().readLine("%s", text));
    }

    /** The option, else what is typed, else the fallback, which may be null. */
    String ask(String option, String question, String fallback) {
        if (option != null || terminal == null) {
            return option == null ? fallback : option;
        }
        String typed = terminal.apply(question + (fallback == null ? "" : " [" + fallback + "]") + ": ");
        return typed == null || typed.isBlank() ? fallback : typed.strip();
    }
}
