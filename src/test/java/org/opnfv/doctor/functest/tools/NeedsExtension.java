package org.opnfv.doctor.functest.tools;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a class in one line that says what it lacks and how to get it. */
class NeedsExtension implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        List<Tool> missing = Stream.of(context.getRequiredTestClass()
                        .getAnnotation(Needs.class)
                        .value())
                .filter(tool -> tool.find().isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new AssertionError(
                    "needs " + missing.stream().map(Tool::program).collect(Collectors.joining(" and "))
                            + ": apt-get install "
                            + missing.stream().map(Tool::debian).distinct().collect(Collectors.joining(" ")));
        }
    }
}
